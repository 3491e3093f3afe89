package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.change.Proposal;
import org.policyrelay.change.ProposalCheck;
import org.policyrelay.change.ProposedInto;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.written.ItemFaults;
import org.policyrelay.policy.written.ItemPart;
import org.policyrelay.policy.written.WrittenItems;
import org.springframework.stereotype.Component;

/** Reads {@code propose-change.form}, and refuses at once what would be no policy entry. */
@Component
class ProposalForm implements StartRule {

  /** What no new policy can be without: key in the form, and how it is called there. */
  private static final Map<String, String> NEEDED = needed();

  private final ProposalCheck check;
  private final ChangeApproval approval;
  private final PolicyRegistry registry;
  private final IntoPackage into;

  ProposalForm(
      ProposalCheck check, ChangeApproval approval, PolicyRegistry registry, IntoPackage into) {
    this.check = check;
    this.approval = approval;
    this.registry = registry;
    this.into = into;
  }

  private static Map<String, String> needed() {
    var needed = new LinkedHashMap<String, String>();
    needed.put("policyName", "a name");
    needed.put("enforcement", "its enforcement");
    needed.put("category", "its category");
    needed.put("policyText", "its text");
    return Collections.unmodifiableMap(needed);
  }

  @Override
  public String processId() {
    return ChangeVariables.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    ItemFaults.tell(submission.fields(), () -> check.check(read(submission)));
    var proposal = read(submission);
    approval.checkVersion(proposal.entry());
    packageOf(submission).ifPresent(key -> into.require(key, proposal, submission.by()));
  }

  /** Key of the package that it is to be part of; empty for none. */
  static Optional<String> packageOf(Submission answer) {
    return answer.text(ProposedInto.FIELD);
  }

  Proposal read(Submission answer) {
    var kind = answer.text("kind").flatMap(Proposal.Kind::of).orElse(null);
    return new Proposal(
        entry(answer, kind),
        answer.requiredText("summary"),
        answer.requiredText("reason"),
        Proposal.Origin.MANUAL,
        instant(answer, "requestedEffectiveAt"),
        answer.flag("emergency"),
        instant(answer, "statutoryDeadline"),
        kind);
  }

  private PolicyEntry entry(Submission answer, Proposal.@Nullable Kind kind) {
    var id = answer.requiredText("policyId");
    var entry = kind == Proposal.Kind.REVISION ? revised(id) : fresh(id, answer);
    for (var field : EntryField.ALL) {
      var submitted = answer.fields().get(field.key());
      if (submitted != null && !isLeftOpen(submitted)) {
        field.edit(submitted, "", entry);
      }
    }
    var known = PolicyEntry.trusted(entry.deepCopy());
    for (var part : ItemPart.values()) {
      var submitted = answer.fields().get(part.code());
      if (submitted != null && !isLeftOpen(submitted)) {
        WrittenItems.of(known, part).edit(submitted.toString(), entry);
      }
    }
    return PolicyEntry.parse(entry);
  }

  /**
   * All that is public of the policy, whatever the form has fields for: a start form comes empty,
   * so what is empty in it takes nothing out. An unknown policy is refused by {@link
   * PolicyChanges}.
   */
  private ObjectNode revised(String id) {
    return registry
        .newest(id)
        .map(entry -> entry.without("version").without("effective_date").json())
        .orElseGet(() -> withdrawn(id));
  }

  /** What was public once and is not now can be written anew under its id. */
  private ObjectNode withdrawn(String id) {
    if (registry.history(id).isEmpty()) {
      throw Proposal.ofNoPolicy(id);
    }
    return new ObjectNode(JsonNodeFactory.instance).put("policy_id", id);
  }

  private static ObjectNode fresh(String id, Submission answer) {
    var missing =
        NEEDED.entrySet().stream().filter(one -> answer.text(one.getKey()).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_FORM,
          "A new policy needs "
              + missing.stream().map(Map.Entry::getValue).collect(Collectors.joining(", ")),
          missing.stream()
              .map(one -> new FieldError(one.getKey(), "required", "must be filled in"))
              .toList());
    }
    return new ObjectNode(JsonNodeFactory.instance).put("policy_id", id);
  }

  private static boolean isLeftOpen(Object submitted) {
    return submitted.equals(false) || Texts.isBlank(submitted.toString());
  }

  private static @Nullable Instant instant(Submission answer, String field) {
    return answer.text(field).map(text -> Times.instant(field, text)).orElse(null);
  }
}
