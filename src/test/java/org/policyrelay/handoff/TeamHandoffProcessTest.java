package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One handoff, walked every way that its model has: medium risk, four working hours to accept and
 * twenty-four to deliver. Offered to QA in Singapore on Monday, 1 March 2027, at 09:00.
 */
@RelayTest
@StoppedTime
class TeamHandoffProcessTest {

  private static final String ACCEPT = "Task_AcceptHandoff @qa";
  private static final String DELIVER = "Task_DeliverWork @qa";
  private static final String ANSWER = "Task_AnswerQuestion @qa";

  @Autowired Relay relay;
  @Autowired TaskService tasks;
  @Autowired Handoffs handoffs;
  @Autowired Deadlines deadlines;
  @Autowired Audit audit;

  private String change = "";

  @BeforeEach
  void aReviewIsHandedToQa() {
    change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
  }

  @Test
  void isAcceptedAndDeliveredWithEvidence() {
    relay.complete("qa-lead", change, ACCEPT, "outcome", "accept");

    assertThat(handoff().state()).isEqualTo(HandoffState.ACCEPTED);
    assertThat(relay.task(change, DELIVER).getAssignee()).isEqualTo("qa-lead");

    relay.complete(
        "qa-lead", change, DELIVER, "outcome", "deliver", "evidence", "checked 40 cases");

    assertThat(handoff().outcome())
        .contains(new HandoffOutcome.Delivered("checked 40 cases", List.of()));
    assertThat(handoff().endedBy()).contains("qa-lead");
  }

  @Test
  void isReturnedWithAReason() {
    relay.giveBack("qa-analyst", change, "qa", "no cases to check it on");

    assertThat(handoff().outcome())
        .contains(new HandoffOutcome.Returned("no cases to check it on"));
  }

  @Test
  void isHandedBackAfterAcceptance() {
    relay.complete("qa-lead", change, ACCEPT, "outcome", "accept");
    relay.complete(
        "qa-lead", change, DELIVER, "outcome", "hand-back", "handBackReason", "not our market");

    assertThat(handoff().outcome()).contains(new HandoffOutcome.HandedBack("not our market"));
  }

  @Test
  void aQuestionToTheSenderStopsTheClockUntilItIsAnswered() {
    relay.complete("qa-lead", change, ACCEPT, "outcome", "accept");
    var due = deliverBy();
    relay.pass(Duration.ofHours(2));
    relay.complete("qa-lead", change, DELIVER, "outcome", "ask", "question", "Does it cover beer?");

    assertThat(handoff().state()).isEqualTo(HandoffState.BLOCKED);
    assertThat(relay.waiting(change)).contains(ANSWER).doesNotContain(DELIVER);

    relay.pass(Duration.ofHours(1));
    relay.complete("policy-specialist", change, ANSWER, "answer", "Yes, all alcohol");

    assertThat(handoff().state()).isEqualTo(HandoffState.ACCEPTED);
    assertThat(handoffs.questions(handoff().key()))
        .extracting(HandoffQuestion::question, HandoffQuestion::answer)
        .containsExactly(tuple("Does it cover beer?", "Yes, all alcohol"));
    assertThat(due).isEqualTo(instant("2027-03-03T17:00+08:00"));
    assertThat(deliverBy())
        .as("an hour later, which is the next morning")
        .isEqualTo(instant("2027-03-04T10:00+08:00"));
    assertThat(relay.task(change, DELIVER).getDueDate().toInstant()).isEqualTo(deliverBy());
  }

  @Test
  void climbsTheAcceptanceLadderRungByRung() {
    relay.goTo("2027-03-01T11:59+08:00");
    assertThat(escalations()).isEmpty();
    relay.goTo("2027-03-01T12:00+08:00");
    assertThat(escalations()).containsExactly("reminder of acceptance");

    relay.goTo("2027-03-01T13:00+08:00");
    assertThat(escalations()).endsWith("level-1 of acceptance");
    assertThat(relay.task(change, ACCEPT).getPriority()).isEqualTo(70);

    relay.goTo("2027-03-01T17:00+08:00");
    assertThat(escalations()).endsWith("level-2 of acceptance");
    assertThat(candidateGroups(ACCEPT)).containsExactlyInAnyOrder("qa", "policy-managers");

    relay.goTo("2027-03-02T16:59+08:00");
    assertThat(escalations()).hasSize(3);
    relay.goTo("2027-03-02T17:00+08:00");
    assertThat(escalations()).endsWith("level-3 of acceptance").hasSize(4);
    assertThat(candidateGroups(ACCEPT))
        .containsExactlyInAnyOrder("qa", "policy-managers", "camunda-admin");
    assertThat(relay.task(change, ACCEPT).getPriority()).isEqualTo(100);

    relay.pass(Duration.ofDays(30));
    assertThat(escalations()).hasSize(4);
    assertThat(events("escalation-skipped")).isEmpty();
  }

  @Test
  void climbsTheDeliveryLadder() {
    relay.complete("qa-lead", change, ACCEPT, "outcome", "accept");
    relay.goTo("2027-03-03T11:00+08:00");
    assertThat(escalations()).containsExactly("reminder of delivery");
    relay.goTo("2027-03-03T17:00+08:00");
    relay.goTo("2027-03-04T13:00+08:00");
    relay.goTo("2027-03-05T13:00+08:00");
    assertThat(escalations()).endsWith("level-3 of delivery").hasSize(4);
  }

  /** The sender is Ad Policy, also in Singapore. */
  @Test
  void climbsTheAnswerLadder() {
    relay.complete("qa-lead", change, ACCEPT, "outcome", "accept");
    relay.complete("qa-lead", change, DELIVER, "outcome", "ask", "question", "Beer?");
    relay.goTo("2027-03-01T12:00+08:00");
    relay.goTo("2027-03-01T13:00+08:00");
    relay.goTo("2027-03-01T17:00+08:00");
    relay.goTo("2027-03-02T17:00+08:00");
    assertThat(escalations())
        .containsExactly(
            "reminder of answer", "level-1 of answer", "level-2 of answer", "level-3 of answer");
  }

  @Test
  void afterADowntimeOnlyTheRungThatIsDueNowFires() {
    relay.goTo("2027-03-02T09:30+08:00");

    assertThat(escalations()).containsExactly("level-2 of acceptance");
    assertThat(events("escalation-skipped"))
        .containsExactly("reminder of acceptance", "level-1 of acceptance");
    assertThat(candidateGroups(ACCEPT)).containsExactlyInAnyOrder("qa", "policy-managers");
    relay.goTo("2027-03-02T17:00+08:00");
    assertThat(escalations()).endsWith("level-3 of acceptance").hasSize(2);
  }

  /** A timer of the engine that runs ahead of our table, as after a repair by hand. */
  @Test
  void aTimerThatFiresTooEarlyIsSetAgain() {
    relay.fire(change, "qa", "Timer_AcceptanceRungDue");
    assertThat(escalations()).isEmpty();

    relay.goTo("2027-03-01T12:00+08:00");
    assertThat(escalations()).containsExactly("reminder of acceptance");
  }

  @Test
  void aRungThatFiresRightAfterTheAnswerDoesNothing() {
    relay.answer("qa-lead", relay.task(change, ACCEPT).getId(), "outcome", "accept");
    relay.goTo(Date.from(instant("2027-03-01T12:00+08:00")), "Timer_AcceptanceRungDue");

    assertThat(escalations()).isEmpty();
    assertThat(relay.waiting(change)).contains(DELIVER);
  }

  @Test
  void anAnsweredHandoffLeavesNoTimerBehind() {
    assertThat(relay.timers(change)).contains("Timer_AcceptanceRungDue");
    relay.goTo("2027-03-01T12:00+08:00");
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");

    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");
    assertThat(relay.timers(change)).isEmpty();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private Handoff handoff() {
    return handoffs.latest(change, "review", "qa").orElseThrow();
  }

  private Instant deliverBy() {
    return deadlines.current(handoff().key(), Stage.DELIVERY).orElseThrow().dueAt();
  }

  private List<String> escalations() {
    return events("escalated");
  }

  private List<String> events(String event) {
    return audit.of(handoff().key()).stream()
        .filter(entry -> entry.event().equals(event))
        .map(AuditEntry::detail)
        .toList();
  }

  private List<String> candidateGroups(String step) {
    return tasks.getIdentityLinksForTask(relay.task(change, step).getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .toList();
  }
}
