package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From approval to enforcement: the readiness gate, emergencies, the watch, hold. */
@RelayTest
@StoppedTime
class PolicyReleaseProcessTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired ChangeStandings standings;
  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;
  @Autowired Handoffs handoffs;
  @Autowired JdbcClient jdbc;

  @Test
  void nothingGoesLiveWhereItIsNotReady() {
    var change = relay.approved(mustRule());
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("training-lead", change, "training");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    relay.giveBack("qa-lead", change, "qa", "no cases yet");

    assertThatThrownBy(
            () ->
                relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("SG still misses Golden set and sampling plan");

    relay.complete(
        "policy-manager",
        change,
        "Task_ReleaseToMarkets",
        "outcome",
        "hold",
        "holdReason",
        "wait for the golden set",
        "reopenSopAndMaterial",
        true);
    assertThat(relay.waiting(change))
        .containsExactly("Task_AcceptHandoff @qa", "Task_AcceptHandoff @training");

    relay.deliver("qa-lead", change, "qa");
    relay.deliver("training-lead", change, "training");
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.PUBLISHED);
  }

  @Test
  void readyMarketsGoFirstAndTheOthersFollowOnceTheyAreReady() {
    var entry = mustRule();
    var change = relay.approved(entry);
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    assertThat(standings.of(relay.change(change)))
        .as("what is delivered is not missed, before anybody has judged it")
        .extracting(MarketStanding::missing)
        .containsOnly(List.of("sop-and-material"));
    relay.complete("training-lead", change, "Task_AcceptHandoff @training", "outcome", "accept");
    relay.complete(
        "training-lead",
        change,
        "Task_DeliverWork @training",
        "outcome",
        "deliver",
        "evidence",
        "SOP 12, Thai translation to come",
        "notReadyMarkets",
        "th");

    relay.complete(
        "policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go-for-ready-markets");
    assertThat(relay.change(change).rollout().released()).containsExactly(new Market("SG"));
    assertThat(relay.waiting(change)).containsExactly("Task_AcceptHandoff @training");
    assertThat(standings.of(relay.change(change)))
        .extracting(MarketStanding::market, MarketStanding::state, MarketStanding::missing)
        .containsExactly(
            tuple(new Market("SG"), "scheduled", List.of()),
            tuple(new Market("TH"), "making-ready", List.of("sop-and-material")));
    assertThat(standings.words(relay.change(change)))
        .isEqualTo("Coming in SG · making ready for TH");
    relay.goTo(Date.from(relay.change(change).effectiveAt().orElseThrow()));
    assertThat(standings.words(relay.change(change)))
        .isEqualTo("In effect in SG · making ready for TH");

    assertThat(relay.task(change, "Task_AcceptHandoff @training").getName())
        .as("for the market that is meant")
        .endsWith(entry.name() + " (TH)");
    relay.deliver("training-lead", change, "training");
    assertThat(relay.task(change, "Task_ReleaseToMarkets").getName())
        .endsWith(entry.name() + " (TH)");
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    assertThat(relay.change(change).rollout().released())
        .containsExactly(new Market("SG"), new Market("TH"));
    assertThat(registry.history(entry.policyId())).hasSize(1);
    assertThat(registry.history(entry.policyId()).get(0).releases()).hasSize(2);
    relay.goTo(Date.from(relay.change(change).effectiveAt().orElseThrow()));
    assertThat(relay.task(change, "Task_AcceptHandoff @qa").getName())
        .as("all of it is watched")
        .endsWith(entry.name() + " (SG, TH)");
  }

  @Test
  void anEmergencyIsPublishedAtOnceAndReviewedAfterwards() {
    var entry = mustRule();
    var change = relay.propose("policy-specialist", emergency(entry));
    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");

    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    assertThat(registry.inForce(entry.policyId(), new Market("SG"), relay.now(), relay.now()))
        .isPresent();

    relay.allDeliver(change);
    assertThat(relay.waiting(change)).containsExactly("Task_AcceptHandoff @qa");
  }

  @Test
  void objectionsAfterAnEmergencyAreOverruled() {
    var change = emergencyWithObjection(mustRule());
    relay.complete(
        "policy-manager",
        change,
        "Task_DecideObjections",
        "outcome",
        "keep",
        "decisionReason",
        "the order stands");
    assertThat(relay.waiting(change)).containsExactly("Task_AcceptHandoff @qa");
  }

  @Test
  void objectionsAfterAnEmergencyTakeItBack() {
    var entry = mustRule();
    var change = emergencyWithObjection(entry);
    relay.complete(
        "policy-manager",
        change,
        "Task_DecideObjections",
        "outcome",
        "withdraw",
        "decisionReason",
        "QA is right");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(toUndo(change)).as("withdrawn after the reviews").hasSize(toldPerPart(change));
    assertThat(registry.newest(entry.policyId())).isEmpty();
  }

  @Test
  void aWatchThatWasNotReportedIsSettledByAManager() {
    var change = relay.inEffect(mustRule());
    relay.giveBack("qa-lead", change, "qa", "nobody is free");
    relay.pass(Duration.ofDays(15));
    assertThat(relay.waiting(change)).containsExactly("Task_SettleWatch");

    relay.complete(
        "policy-manager",
        change,
        "Task_SettleWatch",
        "outcome",
        "watch-again",
        "decisionReason",
        "somebody is free now");
    relay.giveBack("qa-lead", change, "qa", "still nobody");
    relay.complete(
        "policy-manager",
        change,
        "Task_SettleWatch",
        "outcome",
        "close",
        "decisionReason",
        "no complaint came in");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.ENFORCED);
  }

  private List<String> toUndo(String change) {
    return handoffs.of(change).stream()
        .flatMap(
            handoff ->
                jdbc
                    .sql("select body from notice where event = ?")
                    .param(handoff.key() + "/undo")
                    .query(String.class)
                    .list()
                    .stream())
        .toList();
  }

  /** One for each work that a team delivered, however often it did. */
  private int toldPerPart(String change) {
    var delivered =
        handoffs.of(change).stream()
            .filter(handoff -> handoff.state() == HandoffState.DELIVERED)
            .map(handoff -> handoff.work() + " " + handoff.toTeam())
            .distinct()
            .toList();
    assertThat(delivered).isNotEmpty();
    return delivered.size();
  }

  @Test
  void onHoldNothingMovesAndAfterwardsEveryDeadlineHasMovedByTheWorkingTimeLost() {
    var change = relay.propose("policy-specialist", proposal(mustRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    var due = relay.task(change, "Task_AcceptHandoff @qa").getDueDate().toInstant();

    assertThat(due).isEqualTo(Instant.parse("2027-03-01T03:00:00Z"));
    relay.goTo("2027-03-01T10:00+08:00");
    changes.hold(change, "policy-manager", "waiting for legal");
    relay.goTo("2027-03-04T20:00+08:00");
    assertThat(relay.task(change, "Task_AcceptHandoff @qa").getPriority()).isEqualTo(50);
    assertThatThrownBy(() -> relay.deliver("qa-lead", change, "qa"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("on hold");

    changes.resume(change, "policy-manager");
    relay.settle();
    assertThat(relay.task(change, "Task_AcceptHandoff @qa").getPriority()).isEqualTo(50);
    assertThat(relay.task(change, "Task_AcceptHandoff @qa").getDueDate().toInstant())
        .as("an hour was left on Monday at ten; Thursday evening it begins again on Friday")
        .isEqualTo(Instant.parse("2027-03-05T02:00:00Z"));
    relay.goTo("2027-03-05T10:00+08:00");
    assertThat(relay.task(change, "Task_AcceptHandoff @qa").getPriority()).isEqualTo(70);
  }

  @Test
  void aPublicationThatIsNotSeenIsRepaired() {
    var entry = mustRule();
    var change = relay.approved(entry);
    relay.allDeliver(change);
    relay.answer(
        "policy-manager", relay.task(change, "Task_ReleaseToMarkets").getId(), "outcome", "go");
    relay.settleUntil(() -> !registry.history(entry.policyId()).isEmpty());
    publisher.rollBack(change, relay.now(), "somebody interfered");
    relay.settle();
    assertThat(relay.waiting(change)).containsExactly("Task_RepairPublication");
    assertThat(relay.task(change, "Task_RepairPublication").getDueDate()).isNotNull();

    relay.complete("policy-manager", change, "Task_RepairPublication", "outcome", "verify-again");
    assertThat(relay.waiting(change)).containsExactly("Task_RepairPublication");

    relay.complete("policy-manager", change, "Task_RepairPublication", "outcome", "publish-again");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.PUBLISHED);
    assertThat(registry.newest(entry.policyId())).isPresent();
  }

  private String emergencyWithObjection(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", emergency(entry));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("training-lead", change, "training");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    relay.giveBack("qa-lead", change, "qa", "it hits the wrong ads");
    assertThat(relay.waiting(change)).containsExactly("Task_DecideObjections");
    return change;
  }
}
