package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.Proposal;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.kernel.Times;
import org.policyrelay.policy.PolicyEntry;
import org.springframework.stereotype.Component;

/** Reads {@code propose-change.form}, and refuses at once what would be no policy entry. */
@Component
class ProposalForm implements StartRule {

  @Override
  public String processId() {
    return ChangeVariables.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    read(submission);
  }

  Proposal read(Submission answer) {
    return new Proposal(
        entry(answer),
        answer.requiredText("summary"),
        answer.requiredText("reason"),
        Proposal.Origin.MANUAL,
        requestedEffectiveAt(answer),
        answer.flag("emergency"));
  }

  private static PolicyEntry entry(Submission answer) {
    var json = new ObjectNode(JsonNodeFactory.instance);
    json.put("policy_id", answer.requiredText("policyId"));
    json.put("name", answer.requiredText("policyName"));
    answer.text("category").ifPresent(category -> json.put("category", category));
    json.put("enforcement", answer.requiredText("enforcement"));
    var jurisdictions = json.putArray("jurisdictions");
    answer
        .text("jurisdictions")
        .map(ProposalForm::list)
        .orElse(List.of())
        .forEach(jurisdictions::add);
    json.put("policy", answer.requiredText("policyText"));
    answer.text("guidance").ifPresent(guidance -> json.put("guidance", guidance));
    return PolicyEntry.parse(json);
  }

  private static List<String> list(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static @Nullable Instant requestedEffectiveAt(Submission answer) {
    return answer
        .text("requestedEffectiveAt")
        .map(text -> Times.instant("requestedEffectiveAt", text))
        .orElse(null);
  }
}
