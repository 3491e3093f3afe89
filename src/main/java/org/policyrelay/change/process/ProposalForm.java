package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Proposal;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.kernel.Times;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Component;

/** Reads {@code propose-change.form}, and refuses at once what would be no policy entry. */
@Component
class ProposalForm implements StartRule {

  private final PolicyChanges changes;

  ProposalForm(PolicyChanges changes) {
    this.changes = changes;
  }

  @Override
  public String processId() {
    return ChangeVariables.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    changes.check(read(submission));
  }

  Proposal read(Submission answer) {
    return new Proposal(
        entry(answer),
        answer.requiredText("summary"),
        answer.requiredText("reason"),
        Proposal.Origin.MANUAL,
        instant(answer, "requestedEffectiveAt"),
        answer.flag("emergency"),
        instant(answer, "statutoryDeadline"),
        answer.text("kind").flatMap(Proposal.Kind::of).orElse(null));
  }

  private static PolicyEntry entry(Submission answer) {
    var entry = new ObjectNode(JsonNodeFactory.instance);
    entry.put("policy_id", answer.requiredText("policyId"));
    for (var field : EntryField.ALL) {
      var submitted = answer.fields().get(field.key());
      if (submitted != null) {
        field.edit(submitted, "", entry);
      }
    }
    return PolicyEntry.parse(entry);
  }

  private static @Nullable Instant instant(Submission answer, String field) {
    return answer.text(field).map(text -> Times.instant(field, text)).orElse(null);
  }
}
