package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;

/** A policy change from the proposal to its enforcement, and how it is drafted and reviewed. */
@RelayTest
@StoppedTime
class PolicyChangeProcessTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyRegistry registry;

  @Test
  void aHighRiskChangeWalksThroughFiveTeamsAndIsEnforced() {
    var entry = mustRule();
    var change = relay.propose("policy-specialist", proposal(entry));
    assertThat(relay.waiting(change)).containsExactly("Task_DraftRevision");

    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    assertThat(relay.waiting(change))
        .containsExactly(
            "Task_AcceptHandoff @ad-review",
            "Task_AcceptHandoff @advertiser-experience",
            "Task_AcceptHandoff @qa",
            "Task_AcceptHandoff @training");

    relay.allDeliver(change);
    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");

    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.MAKING_READY);

    relay.allDeliver(change);
    assertThat(relay.waiting(change)).containsExactly("Task_ReleaseToMarkets");

    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.PUBLISHED);
    assertThat(registry.newest(entry.policyId()).orElseThrow().text()).isEqualTo(entry.text());
    assertThat(relay.timers(change)).containsExactly("Timer_EffectiveInstantReached");

    var effective = relay.change(change).effectiveAt().orElseThrow();
    assertThat(effective).isAfterOrEqualTo(relay.now().plus(Duration.ofDays(14)));
    relay.goTo(Date.from(effective));
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);

    relay.deliver("qa-lead", change, "qa");
    assertThat(relay.timers(change)).containsExactly("Timer_WatchPeriodOver");

    relay.pass(Duration.ofDays(14));
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.ENFORCED);
    assertThat(relay.waiting(change)).isEmpty();
  }

  @Test
  void theDrafterAbandonsIt() {
    var change = relay.propose("policy-specialist", proposal(mustRule()));

    relay.complete(
        "policy-specialist",
        change,
        "Task_DraftRevision",
        "outcome",
        "abandon",
        "abandonReason",
        "the regulator withdrew the rule");

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.ABANDONED);
    assertThat(relay.change(change).endReason()).contains("the regulator withdrew the rule");
  }

  @Test
  void aReturnedReviewLetsTheOthersFinishAndSendsAllReasonsIntoOneRework() {
    var change = submitted(proposal(shouldRule()));

    relay.giveBack("qa-lead", change, "qa", "cannot be sampled");
    assertThat(relay.waiting(change)).containsExactly("Task_AcceptHandoff @ad-review");

    relay.giveBack("ad-review-lead", change, "ad-review", "cannot be enforced");
    assertThat(relay.waiting(change)).containsExactly("Task_ReworkRevision");
    assertThat(relay.change(change).reworkRounds()).isEqualTo(1);

    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "policyText",
        "Alcohol ads must be shown to adults of 18 years or older only.");
    assertThat(relay.waiting(change))
        .containsExactly("Task_AcceptHandoff @ad-review", "Task_AcceptHandoff @qa");
    assertThat(changes.entryOf(change).text())
        .isEqualTo("Alcohol ads must be shown to adults of 18 years or older only.");
  }

  /** The form comes filled in: sent as it is, it would cost each team a review for nothing. */
  @Test
  void aReworkThatAnswersNothingIsRefusedAndUsesUpNoRound() {
    var change = submitted(proposal(shouldRule()));
    objectBothTeams(change);
    var drafts = changes.drafters(change);

    assertThatThrownBy(
            () ->
                relay.complete(
                    "policy-specialist",
                    change,
                    "Task_ReworkRevision",
                    "outcome",
                    "submit",
                    "policyText",
                    changes.entryOf(change).text(),
                    "summary",
                    "It stays."))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("say why in your answer");
    assertThat(relay.waiting(change)).containsExactly("Task_ReworkRevision");
    assertThat(relay.change(change).reworkRounds()).isEqualTo(1);
    assertThat(changes.drafters(change)).isEqualTo(drafts);
  }

  @Test
  void tooManyRoundsGoToAManagerWhoLetsItProceed() {
    var change = disputed();
    relay.complete(
        "policy-manager",
        change,
        "Task_DecideDisputedChange",
        "outcome",
        "proceed",
        "decisionReason",
        "the law asks for it");
    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.MAKING_READY);
  }

  @Test
  void tooManyRoundsGoToAManagerWhoSendsItBack() {
    var change = disputed();
    relay.complete(
        "policy-manager",
        change,
        "Task_DecideDisputedChange",
        "outcome",
        "rework",
        "decisionReason",
        "once more");
    assertThat(relay.waiting(change)).containsExactly("Task_ReworkRevision");
  }

  @Test
  void tooManyRoundsGoToAManagerWhoRejectsIt() {
    var change = disputed();
    relay.complete(
        "policy-manager",
        change,
        "Task_DecideDisputedChange",
        "outcome",
        "reject",
        "decisionReason",
        "not enforceable");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.REJECTED);
  }

  @Test
  void theApproverSendsItBackAndThenRejectsIt() {
    var change = submitted(proposal(shouldRule()));
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.complete(
        "policy-manager",
        change,
        "Task_ApproveChange",
        "outcome",
        "rework",
        "decisionReason",
        "say it in plain words");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.REWORK);

    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "policyText",
        "Show alcohol ads to adults only.");
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.complete(
        "policy-manager",
        change,
        "Task_ApproveChange",
        "outcome",
        "reject",
        "decisionReason",
        "no longer needed");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.REJECTED);
  }

  @Test
  void aChangeThatItsDrafterCallsWordingSkipsTheReviewsAndTheNotice() {
    var entry = published(shouldRule());
    var worded = with(entry, "policy", entry.text().replace("Alcohol ads", "The alcohol ads"));

    assertThat(relay.change(submitted(proposal(worded))).targetVersion())
        .as("what no program can tell from a rule, as long as nobody says so")
        .contains("2.0.0");

    var change = submitted(proposal(with(worded, "version", "1.0.1")));

    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");
    assertThat(relay.change(change).riskTier()).contains(RiskTier.LOW);
    assertThat(relay.change(change).targetVersion()).contains("1.0.1");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
  }

  @Test
  void aDraftWhoseVersionRaisesTooLittleIsRefusedAndTheTaskStays() {
    var entry = published(shouldRule());
    var change = relay.propose("policy-specialist", proposal(with(entry, "enforcement", "must")));

    assertThatThrownBy(
            () ->
                relay.complete(
                    "policy-specialist",
                    change,
                    "Task_DraftRevision",
                    "outcome",
                    "submit",
                    "version",
                    "1.0.1"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("at least 2.0.0");
    assertThat(relay.waiting(change)).containsExactly("Task_DraftRevision");
  }

  private String submitted(Proposal proposal) {
    var change = relay.propose("policy-specialist", proposal);
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  /** Medium risk: three rounds of rework, then a manager decides. */
  private String disputed() {
    var change = submitted(proposal(shouldRule()));
    for (var round = 1; round <= 3; round++) {
      objectBothTeams(change);
      relay.complete(
          "policy-specialist",
          change,
          "Task_ReworkRevision",
          "outcome",
          "submit",
          "reworkAnswer",
          "It stays: answer " + round);
    }
    objectBothTeams(change);
    assertThat(relay.waiting(change)).containsExactly("Task_DecideDisputedChange");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.DISPUTED);
    return change;
  }

  private void objectBothTeams(String change) {
    relay.giveBack("qa-lead", change, "qa", "no");
    relay.giveBack("ad-review-lead", change, "ad-review", "no");
  }

  private PolicyEntry published(PolicyEntry entry) {
    var change = submitted(proposal(entry));
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(change);
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    return registry.newest(entry.policyId()).orElseThrow();
  }
}
