package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A correction of any other word than one that says the same is approved first, by somebody else.
 */
@RelayTest
class WordingApprovedFirstTest extends WordsToCorrect {

  @Autowired RuntimeService runtime;

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shwon                         | shown
          licensed                      | unlicensed
          promote, link to or resemble  | promote or resemble
          the operator                  | the operator or its affiliate
          cure                          | treat
          the list                      | the longer list
          https://a.example/old         | https://a.example/new
          They cure                     | they cure
          nothing; see                  | nothing. See
          """)
  void anyOtherWordIsApprovedFirst(String wrong, String right) {
    var key = correct("policy-specialist", wrong, right);
    relay.pass(Duration.ofDays(20));

    assertThat(relay.waiting(key)).containsExactly(BEFORE);
    assertThat(relay.task(key, BEFORE).getDueDate()).isNotNull();
    assertThat(newest()).isEqualTo("1.0.0");
    assertThat(inForce().entry().text()).isEqualTo(TEXT);
    assertThat(Http.at(port).get("/api/policies/%s/history".formatted(entry.policyId())).text())
        .doesNotContain("1.0.1");

    relay.complete("policy-manager", key, BEFORE, "outcome", "approve");

    assertThat(relay.waiting(key)).as("approved once is approved").isEmpty();
    assertThat(publications.get(key).decidedBy()).contains("policy-manager");
    assertThat(newest()).isEqualTo("1.0.1");
    assertThat(inForce().entry().text()).isEqualTo(TEXT.replace(wrong, right));
    assertThat(inForce().effectiveFrom(new Market("SG")))
        .as("not from before it was read")
        .contains(relay.now());
  }

  /** Readers take what a policy is called for what it says. */
  @Test
  void anotherNameIsApprovedFirst() {
    var key = correct("policy-specialist", "Test policy", "Licensed policy");

    assertThat(relay.waiting(key)).containsExactly(BEFORE);
    assertThat(inForce().entry().name()).isEqualTo(entry.name());
  }

  @Test
  void whatIsRefusedNobodyReads() {
    var key = correct("policy-specialist", "licensed", "unlicensed");

    relay.complete(
        "policy-manager", key, BEFORE, "outcome", "refuse", "reason", "it says the opposite");

    assertThat(relay.waiting(key)).isEmpty();
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.REFUSED);
    assertThat(newest()).isEqualTo("1.0.0");
  }

  @Test
  void wordsAreNotApprovedBesideOthersThanWereShown() {
    var key = correct("policy-specialist", "shwon", "shown");
    var other = correct("policy-specialist", "cure", "heal");
    assertThat(wording.briefing(as("policy-manager"), relay.task(key, BEFORE).getId()))
        .contains("Also waiting for this policy: " + other);
    assertThat(wording.briefing(as("policy-manager"), relay.task(other, BEFORE).getId()))
        .contains("Also waiting for this policy: " + key);
    relay.complete("policy-manager", other, BEFORE, "outcome", "approve");
    assertThat(newest()).isEqualTo("1.0.1");
    assertThat(toldOf(entry.policyId() + " 1.0.1"))
        .startsWith("A correction, approved by Mei Tan: ");

    var answer = wording.submit(as("policy-manager"), relay.task(key, BEFORE).getId(), "approve");

    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.text()).contains("it corrects version 1.0.0, and the newest is 1.0.1");
    assertThat(newest()).isEqualTo("1.0.1");
    assertThat(wording.briefing(as("policy-manager"), relay.task(key, BEFORE).getId()))
        .contains(
            "It is outdated: it corrects version 1.0.0, and 1.0.1 is the newest since.",
            "It cannot be approved any more. Refuse it");
    relay.complete("policy-manager", key, BEFORE, "outcome", "refuse", "reason", "anew");
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.REFUSED);
  }

  @Test
  void twoOfOnePolicyAreToldApart() {
    var keys =
        List.of(
            correct("policy-specialist", "shwon", "shown"),
            correct("policy-specialist", "cure", "heal"));

    for (var key : keys) {
      assertThat(runtime.getVariable(relay.task(key, BEFORE).getProcessInstanceId(), "subject"))
          .isEqualTo("Correction of %s 1.0.0 (%s)".formatted(entry.policyId(), key));
      assertThat(wording.briefing(as("policy-manager"), relay.task(key, BEFORE).getId()))
          .contains("It goes to version 1.0.0, the newest, and becomes version 1.0.1.");
    }
  }

  @Test
  void whoProposedItIsToldWhatBecameOfIt() {
    var refused = correct("policy-specialist", "cure", "heal");
    relay.complete("policy-manager", refused, BEFORE, "outcome", "refuse", "reason", "as it was");
    var approved = correct("policy-specialist", "shwon", "shown");
    relay.complete("policy-manager", approved, BEFORE, "outcome", "approve");

    assertThat(told("policy-specialist"))
        .containsExactly(
            "Refused: correction of %s 1.0.0 (%s)".formatted(entry.policyId(), refused),
            "Published: %s 1.0.1".formatted(entry.policyId()));
  }

  @Test
  void whoWroteWhatIsBelowDoesNotApproveWhatIsAbove() {
    correct("policy-manager", "must  be", "must be");
    var above = correct("policy-specialist", "shwon", "shown");

    var answer = wording.submit(as("policy-manager"), relay.task(above, BEFORE).getId(), "approve");

    assertThat(answer.code()).as(answer.text()).isEqualTo("four-eyes");
    assertThat(newest()).isEqualTo("1.0.1");
  }

  @Test
  void theTaskShowsWhatReadsOtherwise() {
    var key = correct("policy-specialist", "shwon", "shown");

    assertThat(wording.briefing(as("policy-manager"), relay.task(key, BEFORE).getId()))
        .contains(
            "What would read otherwise than in version 1.0.0",
            "[removed: shwon]",
            "[added: **shown**]",
            "Why:",
            "made by Arjun Nair");
  }

  /** No word changes, and pages draw each line by itself. */
  @Test
  void theTaskSaysThatLinesAreGroupedOtherwise() {
    var key = correct("policy-specialist", "firms only.\nThey cure", "firms only. They cure");

    assertThat(wording.briefing(as("policy-manager"), relay.task(key, BEFORE).getId()))
        .contains("The lines of the text are grouped otherwise");
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource({
    "must, may, right, no-correction",
    "adults only, everybody, right, no-correction",
    "Test policy, No policy, right, no-correction",
    "beer, wine, wrong, not-found",
    "a, e, wrong, ambiguous",
    "shwon, shwon, right, unchanged",
  })
  void whatIsMoreThanWordingIsRefused(String wrong, String right, String field, String code) {
    var answer = wording.start(as("policy-specialist"), entry, wrong, right);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(field);
    assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly(code);
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("policy-publication").count())
        .isZero();
  }

  /** It would be a version that nobody ever reads, and that cannot be read back. */
  @Test
  void whatAppliesNowhereAndWillNotIsNotCorrected() {
    wording.publish(
        entry.with(
            Map.of(
                "sunset_date", relay.now().minus(Duration.ofDays(3)).toString().substring(0, 10))),
        "2.0.0",
        "S2-" + entry.policyId());

    var answer = wording.start(as("policy-specialist"), entry, "shwon", "shown");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("errors").findValuesAsText("code"))
        .containsExactly("applies-nowhere");
  }

  @Test
  void onlyAdPolicyCorrects() {
    assertThat(wording.start(as("qa-lead"), entry, "shwon", "shown").status()).isEqualTo(403);
    assertThat(newest()).isEqualTo("1.0.0");
  }
}
