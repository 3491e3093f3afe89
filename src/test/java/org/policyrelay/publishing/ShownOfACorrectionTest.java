package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever approves corrected words decides alone, and has before them what the words touch. */
@RelayTest
@StoppedTime
class ShownOfACorrectionTest {

  private static final String TEXT = "Lenders must show the  yearly and the monthly rate.";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private PolicyEntry entry = PolicyEntry.stored("{}");

  @BeforeEach
  void aPolicyApplies() {
    entry =
        mustRule()
            .with(Map.of("policy", TEXT, "ext", Map.of("relay", Map.of("stance", "restricted"))));
    wording.publish(entry, "1.0.0", "S-" + entry.policyId());
  }

  @Test
  void whereItAppliesAndThatNobodyElseJudgesIt() {
    assertThat(approvalOf("show", "display"))
        .contains("No program can tell whether this changes the rule: you decide.")
        .contains("What changes the rule must go as a policy change: refuse it here")
        .contains("- **Singapore (SG)**: at once\n- **Thailand (TH)**: at once")
        .contains("enforcement must, stance restricted")
        .doesNotContain("Overlays", "under way", "emergency", "takes out");
  }

  /** Where the rule stands by another number it will be read as corrected too. */
  @Test
  void everyMarketThatItWillBeReadInIsNamed() {
    publisher.publish(
        Policies.order(
            entry.with(Map.of("policy", "No loans.")),
            "2.0.0",
            "T-" + entry.policyId(),
            relay.now(),
            "SG"));
    relay.pass(Duration.ofHours(1));
    publisher.rollBack("T-" + entry.policyId(), relay.now(), "wrong");
    relay.pass(Duration.ofHours(1));

    assertThat(approvalOf("show", "display"))
        .contains("- **Singapore (SG)**: at once\n- **Thailand (TH)**: at once");
  }

  /** No word of it carries a rule by itself, and half of the duty is gone. */
  @Test
  void aDutyThatGoesWithItsWordsIsPointedOut() {
    assertThat(approvalOf("yearly and the monthly rate", "yearly rate"))
        .contains("#### Words that it takes out", "- **“and the monthly”**");
    assertThat(approvalOf("yearly and the monthly rate", "annual rate"))
        .contains("- **“and the monthly”**");
  }

  @Test
  void whatItIsReadWithAndWhatElseChangesIt() {
    var id = entry.policyId();
    var overlay =
        entry.with(
            Map.of(
                "policy_id",
                id + ":sg",
                "jurisdictions",
                List.of("SG"),
                "policy",
                "A licence must be shown.",
                "ext",
                Map.of("relay", Map.of("overlay_of", id))));
    publisher.publish(Policies.order(overlay, "1.0.0", "S-" + id + "-sg", relay.now(), "SG"));
    var ordered = entry.with(Map.of("policy", TEXT + "\n\n1. No ads at night."));
    var order = relay.propose("policy-specialist", emergency(ordered));
    relay.complete("policy-manager", order, "Task_ApproveChange", "outcome", "approve");
    var other = relay.propose("policy-specialist", proposal(ordered));

    assertThat(approvalOf("show", "display"))
        .contains("#### Overlays that it is read with", "/policies/" + id + ":sg/versions/1.0.0")
        .contains("A licence must be shown.")
        .contains("It overwrites the text of an emergency that teams still review: [" + order)
        .contains("Also under way for this policy: [" + other + "](/changes/" + other + ")");

    relay.allDeliver(order);
    assertThat(approvalOf("rate", "rates")).doesNotContain("that teams still review");
  }

  /** Public already, and proved to say the same: nobody is asked to judge that. */
  @Test
  void whatIsPublicAlreadySaysSinceWhen() {
    var key = wording.correct(specialist(), entry, "the  yearly", "the yearly");
    relay.pass(Duration.ofMinutes(5));

    assertThat(briefing(key, "Task_ApproveCorrection"))
        .contains("- **Singapore (SG)**: since 1 Mar 2027, 09:00 Singapore (UTC+8)")
        .doesNotContain("you decide", "takes out");
  }

  private String approvalOf(String wrong, String right) {
    return briefing(wording.correct(specialist(), entry, wrong, right), "Task_ApproveWording");
  }

  /** As people see it: its Markdown is escaped. */
  private String briefing(String key, String step) {
    var task = relay.task(key, step).getId();
    return wording.briefing(Http.at(port).as("policy-manager"), task).replace("\\", "");
  }

  private Http specialist() {
    return Http.at(port).as("policy-specialist");
  }
}
