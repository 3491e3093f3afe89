package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;

/** What a handoff leaves in the engine: the trace of its steps, and who may act on its tasks. */
@RelayTest
@StoppedTime
class HandoffTraceTest {

  private static final String ACCEPT = "Task_AcceptHandoff @qa";

  @Autowired Relay relay;
  @Autowired HistoryService history;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired AuthorizationService authorizations;

  private String change = "";
  private Task offered;

  @BeforeEach
  void aReviewIsHandedToQa() {
    change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    offered = relay.task(change, ACCEPT);
  }

  @Test
  void theStepsOfAHandoffAndOfItsLadderAreKept() {
    theLadderIsClimbed();
    relay.deliver("qa-lead", change, "qa");

    assertThat(steps())
        .contains(
            "Event_HandoffOffered",
            "Task_RecordOffer",
            "Task_AcceptHandoff",
            "Event_AcceptanceLadderClimbed",
            "Task_RecordAcceptance",
            "Task_DeliverWork",
            "Task_RecordDelivery",
            "Event_WorkDelivered");
  }

  @Test
  void theHistoryOfATaskKnowsWhoHadItAndForHowLong() {
    relay.wait(Duration.ofMinutes(30));
    relay.as(
        "qa-lead",
        () -> {
          tasks.claim(offered.getId(), "qa-lead");
          return true;
        });
    relay.wait(Duration.ofMinutes(15));
    relay.complete("qa-lead", change, ACCEPT, "outcome", "accept");

    var task = history.createHistoricTaskInstanceQuery().taskId(offered.getId()).singleResult();
    assertThat(task.getAssignee()).isEqualTo("qa-lead");
    assertThat(task.getStartTime()).isEqualTo(offered.getCreateTime());
    assertThat(Duration.ofMillis(task.getDurationInMillis())).isEqualTo(Duration.ofMinutes(45));
    var step =
        history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(offered.getProcessInstanceId())
            .activityId("Task_AcceptHandoff")
            .singleResult();
    assertThat(step.getAssignee()).isEqualTo("qa-lead");
    assertThat(Duration.ofMillis(step.getDurationInMillis())).isEqualTo(Duration.ofMinutes(45));
  }

  /** Administrators have every task at large: they see it and take it without a grant for it. */
  @Test
  void aTaskIsGrantedToWhomEachRungAddsUnlessTheyMayDoEverything() {
    theLadderIsClimbed();

    assertThat(grants()).containsExactlyInAnyOrder("qa", "policy-managers");
    for (var user : List.of("qa-analyst", "policy-manager", "admin")) {
      assertThat(relay.as(user, this::sees)).as(user).isTrue();
    }
    assertThat(relay.as("training-lead", this::sees)).isFalse();
    relay.complete("admin", change, ACCEPT, "outcome", "accept");
    assertThat(relay.waiting(change)).contains("Task_DeliverWork @qa");
    assertThat(grants()).as("of a task that is done").isEmpty();
  }

  /** As one that an older release began: it has stored whether there is another rung. */
  @Test
  void aLadderThatHasStoredItsAnswerClimbsOn() {
    relay.goTo("2027-03-01T12:00+08:00");
    var ladder =
        runtime
            .createExecutionQuery()
            .processInstanceId(offered.getProcessInstanceId())
            .activityId("Timer_NextAcceptanceRungDue")
            .singleResult();
    runtime.setVariableLocal(ladder.getId(), "anotherRung", true);

    theLadderIsClimbed();

    assertThat(grants()).contains("policy-managers");
    assertThat(relay.timers(change)).doesNotContain("Timer_NextAcceptanceRungDue");
  }

  private void theLadderIsClimbed() {
    relay.goTo("2027-03-01T12:00+08:00");
    relay.goTo("2027-03-01T13:00+08:00");
    relay.goTo("2027-03-01T17:00+08:00");
    relay.goTo("2027-03-02T17:00+08:00");
  }

  private List<String> steps() {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(offered.getProcessInstanceId())
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  private boolean sees() {
    return tasks.createTaskQuery().taskId(offered.getId()).count() == 1;
  }

  private List<String> grants() {
    return authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .resourceId(offered.getId())
        .list()
        .stream()
        .map(Authorization::getGroupId)
        .toList();
  }
}
