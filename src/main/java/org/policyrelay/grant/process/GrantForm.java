package org.policyrelay.grant.process;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.grant.GrantRequest;
import org.policyrelay.grant.GrantRequests;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** Reads {@code ask-for-exception.form}, and refuses at once what could not be granted. */
@Component
class GrantForm implements StartRule {

  /** How the form calls what the API has other names for. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "advertiser.id", "advertiser",
          "advertiser.name", "advertiserName",
          "policy_id", "policyId",
          "markets", "jurisdictions");

  private final GrantRequests requests;

  GrantForm(GrantRequests requests) {
    this.requests = requests;
  }

  @Override
  public String processId() {
    return GrantVariables.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    requests
        .problem(read(submission), evidence(submission), submission.by())
        .ifPresent(
            refused -> {
              throw refused.fields().isEmpty()
                  ? refused
                  : new RefusedException(
                      refused.code(), refused.getMessage(), named(refused.fields()));
            });
  }

  private static List<FieldError> named(List<FieldError> fields) {
    return fields.stream()
        .map(
            one ->
                new FieldError(
                    FIELDS.getOrDefault(one.field(), one.field()), one.code(), one.message()))
        .toList();
  }

  static String evidence(Submission answer) {
    return answer.requiredText("evidence");
  }

  static GrantRequest read(Submission answer) {
    return new GrantRequest(
        answer.requiredText("advertiser"),
        answer.requiredText("advertiserName"),
        answer.requiredText("policyId"),
        answer.requiredText("clause"),
        MarketNames.typed(answer.requiredText("jurisdictions")).stream()
            .map(Market::new)
            .collect(Collectors.toCollection(TreeSet::new)),
        answer.requiredText("scope"),
        answer.requiredText("from"),
        answer.requiredText("until"),
        answer.text("renews").orElse(null));
  }
}
