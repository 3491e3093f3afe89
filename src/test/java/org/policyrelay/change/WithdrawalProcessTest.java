package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change is withdrawn: what ends, what comes back, and who takes back what they had made. */
@RelayTest
@StoppedTime
class WithdrawalProcessTest {

  private static final String REASON = "the court lifted the rule";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyRegistry registry;
  @Autowired Handoffs handoffs;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void whatAppliedBeforeAppliesAgain() {
    var entry = mustRule();
    var change = relay.inEffect(entry);
    assertThat(relay.waiting(change)).containsExactly("Task_AcceptHandoff @qa");

    withdraw(change);

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(registry.inForce(entry.policyId(), null, relay.now(), relay.now())).isEmpty();
    assertThat(registry.history(entry.policyId()))
        .extracting(version -> version.state(relay.now()))
        .containsExactly(VersionState.ENDED);
    assertThatThrownBy(() -> changes.withdraw(change, "policy-manager", "again"))
        .hasMessage("policy change " + change + " is withdrawn, must be open to be withdrawn");
  }

  @Test
  void eachTeamTakesBackWhatItHadMadeReady() {
    var change = relay.inEffect(mustRule());
    withdraw(change);

    assertThat(relay.waiting(change))
        .containsExactly(
            "Task_AcceptHandoff @ad-review",
            "Task_AcceptHandoff @advertiser-experience",
            "Task_AcceptHandoff @qa",
            "Task_AcceptHandoff @training");
    assertThat(open(change))
        .extracting(Handoff::work)
        .containsExactly(
            "take-back-sop-and-material",
            "take-back-golden-set",
            "take-back-labeling-protocol",
            "take-back-advertiser-notice");

    assertThat(relay.task(change, "Task_AcceptHandoff @qa").getName())
        .startsWith("Accept handoff: TAKE BACK · Test policy");

    relay.allDeliver(change);
    assertThat(relay.waiting(change)).isEmpty();
    assertThat(relay.timers(change)).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(change).count())
        .isZero();
  }

  @Test
  void whoTakesItBackReadsWhyAndWhatTheyHadDelivered() {
    var change = relay.approved(mustRule());
    relay.complete("training-lead", change, "Task_AcceptHandoff @training", "outcome", "accept");
    relay.complete(
        "training-lead",
        change,
        "Task_DeliverWork @training",
        "outcome",
        "deliver",
        "evidence",
        "SOP <12> of *Friday*");
    withdraw(change);

    assertThat(briefing(change, "Task_AcceptHandoff @training"))
        .contains("**Withdrawn:** " + REASON)
        .contains("Take back what has gone out")
        .contains("You delivered: SOP &lt;12&gt; of \\*Friday\\*");
  }

  /** Half a notice may have gone out as well; an offer that nobody took on left nothing behind. */
  @Test
  void whatWasOnlyBegunIsTakenBackToo() {
    var change = relay.approved(mustRule());
    relay.complete("training-lead", change, "Task_AcceptHandoff @training", "outcome", "accept");
    var begun = handoffs.latest(change, "sop-and-material", "training").orElseThrow();
    var offered = handoffs.latest(change, "golden-set", "qa").orElseThrow();
    withdraw(change);

    assertThat(relay.waiting(change)).containsExactly("Task_AcceptHandoff @training");
    assertThat(briefing(change, "Task_AcceptHandoff @training"))
        .contains("You had accepted it and not delivered it yet.");
    assertThat(told(begun, "withdrawn"))
        .singleElement()
        .asString()
        .contains("what was begun is handed over to be taken back: the change was withdrawn");
    assertThat(told(offered, "withdrawn")).singleElement().asString().contains("nothing is left");
  }

  /** What was delivered for one market is out there, though the next round has nothing yet. */
  @Test
  void whatWasDeliveredInAnEarlierRoundIsNotForgotten() {
    var change = relay.approved(mustRule());
    relay.allDeliverBut("TH", change);
    relay.complete(
        "policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go-for-ready-markets");
    withdraw(change);

    assertThat(briefing(change, "Task_AcceptHandoff @training"))
        .contains("You delivered: SOP 12")
        .doesNotContain("not delivered it yet");
  }

  @Test
  void whoDeliveredWhatIsNotHandedBackIsTold() {
    var change = relay.inEffect(mustRule());
    withdraw(change);

    for (var handoff : handoffs.of(change)) {
      if (handoff.state() == HandoffState.DELIVERED) {
        assertThat(told(handoff, "undo"))
            .as(handoff.work())
            .hasSize(handoff.work().equals(ChangeApproval.REVIEW) ? 1 : 0)
            .allMatch(text -> text.startsWith("The change was withdrawn: " + REASON))
            .allMatch(text -> text.contains("You delivered: "));
      }
    }
  }

  @Test
  void whatIsNotTakenBackIsHandedOverAgainToThatTeamAlone() {
    var change = withdrawnAndGivenBack();
    assertThat(relay.waiting(change)).containsExactly("Task_SettleTakingBack");
    assertThat(relay.task(change, "Task_SettleTakingBack").getDueDate()).isNotNull();
    assertThat(briefing(change, "Task_SettleTakingBack"))
        .contains("**Withdrawn:** " + REASON)
        .contains("**QA** (taking back golden set and sampling plan) returned it: not ours");

    settle(change, "hand-over-again");
    assertThat(relay.waiting(change)).containsExactly("Task_AcceptHandoff @qa");
    relay.deliver("qa-lead", change, "qa");
    assertThat(relay.waiting(change)).isEmpty();
  }

  @Test
  void aManagerMayLeaveWhatIsNotTakenBack() {
    var change = withdrawnAndGivenBack();
    settle(change, "leave");
    assertThat(relay.waiting(change)).isEmpty();
    assertThat(relay.timers(change)).isEmpty();
  }

  @Test
  void takingBackHasItsOwnTimeAndItsLadder() {
    var change = relay.approved(mustRule());
    relay.complete("training-lead", change, "Task_AcceptHandoff @training", "outcome", "accept");
    relay.goTo("2027-03-02T10:00+08:00");
    withdraw(change);

    var task = relay.task(change, "Task_AcceptHandoff @training");
    assertThat(task.getDueDate().toInstant())
        .as("two working hours of a high risk")
        .isEqualTo(Instant.parse("2027-03-02T04:00:00Z"));
    relay.pass(Duration.ofHours(3));
    assertThat(relay.task(change, "Task_AcceptHandoff @training").getPriority()).isEqualTo(70);
  }

  @Test
  void nothingIsTakenBackBeforeAnythingWasMadeReady() {
    var held = relay.propose("policy-specialist", proposal(mustRule()));
    changes.hold(held, "policy-manager", "waiting");
    var reviewed = relay.propose("policy-specialist", proposal(mustRule()));
    relay.complete("policy-specialist", reviewed, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(reviewed);

    for (var change : List.of(held, reviewed)) {
      withdraw(change);
      assertThat(relay.change(change).state()).isEqualTo(ChangeState.WITHDRAWN);
      assertThat(relay.waiting(change)).isEmpty();
    }
  }

  @Test
  void whatIsBeingPublishedIsWithdrawnAllTheSame() {
    var entry = mustRule();
    var change = relay.approved(entry);
    relay.allDeliver(change);
    relay.answer(
        "policy-manager", relay.task(change, "Task_ReleaseToMarkets").getId(), "outcome", "go");
    relay.settleUntil(() -> !registry.history(entry.policyId()).isEmpty());

    withdraw(change);
    assertThat(registry.newest(entry.policyId())).isEmpty();
    relay.allDeliver(change);
    assertThat(relay.waiting(change)).isEmpty();
  }

  private String withdrawnAndGivenBack() {
    var change = relay.approved(mustRule());
    relay.allDeliver(change);
    withdraw(change);
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("training-lead", change, "training");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    relay.giveBack("qa-lead", change, "qa", "not ours");
    return change;
  }

  private void withdraw(String change) {
    changes.withdraw(change, "policy-manager", REASON);
    relay.settle();
  }

  private void settle(String change, String outcome) {
    relay.complete(
        "policy-manager",
        change,
        "Task_SettleTakingBack",
        "outcome",
        outcome,
        "decisionReason",
        "they never sent it");
  }

  private List<Handoff> open(String change) {
    return handoffs.of(change).stream().filter(one -> one.state().isOpen()).toList();
  }

  private List<String> told(Handoff handoff, String event) {
    return jdbc.sql("select body from notice where event = ?")
        .param(handoff.key() + "/" + event)
        .query(String.class)
        .list();
  }

  private String briefing(String change, String step) {
    var task = relay.task(change, step).getId();
    return Http.at(port).as("admin", "demo").shown(task, "briefing");
  }
}
