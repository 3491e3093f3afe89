package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A step acts on the answer that leads to it, and an administrator who begins it elsewhere, with no
 * answer or with another one, is refused.
 */
@RelayTest
class StepAnswersTest {

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired Handoffs handoffs;
  @LocalServerPort int port;

  private Http admin = Http.at(0);

  @BeforeEach
  void inAnOrdinaryWeek() {
    relay.stopTime();
    admin = Http.at(port).as("admin");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void whatWasSubmittedIsNoOtherDecision() {
    var change = relay.propose("policy-manager", proposal(mustRule()));
    relay.complete("policy-manager", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);
    var state = relay.change(change).state();

    refused(
        relay.task(change, "Task_ApproveChange"),
        "Task_RecordApproval",
        "Task_RecordRejection",
        "Task_RecordAbandonment",
        "Task_ReopenReadiness",
        "Task_WithdrawAfterReview");
    // begins in a job of its own
    assertThat(begin(relay.task(change, "Task_ApproveChange"), "Task_RecordRelease").status())
        .isEqualTo(204);
    assertThat(catchThrowableOfType(RefusedException.class, relay::settle).code())
        .isEqualTo(ErrorCode.NOT_APPROVED);

    assertThat(relay.change(change).state()).isEqualTo(state);
  }

  /** It would take all handoffs of a running change back, in nobody's name. */
  @Test
  void noStepOfAWithdrawalIsDoneWithoutOne() {
    var change = relay.propose("policy-manager", proposal(mustRule()));
    relay.complete("policy-manager", change, "Task_DraftRevision", "outcome", "submit");
    var waiting = relay.waiting(change);
    var review = runtime.createProcessInstanceQuery().processInstanceBusinessKey(change);
    var instance = review.singleResult().getId();

    assertThat(Steps.begin(admin, instance, "Task_RollBackPublication").status())
        .isBetween(400, 499);
    assertThat(Steps.begin(admin, instance, "Task_CloseHandoffs").status()).isEqualTo(204);
    assertThat(catchThrowableOfType(RefusedException.class, relay::settle).code())
        .isEqualTo(ErrorCode.WRONG_STATE);

    assertThat(relay.waiting(change)).isEqualTo(waiting);
    assertThat(handoffs.of(change)).allMatch(handoff -> handoff.state().isOpen());
  }

  @Test
  void anAcceptanceIsNothingElse() {
    var change = relay.propose("policy-manager", proposal(mustRule()));
    relay.complete("policy-manager", change, "Task_DraftRevision", "outcome", "submit");
    var first = relay.task(change, "Task_AcceptHandoff @qa");

    refused(first, "Task_RecordReturn", "Task_RecordAcceptance", "Task_RecordDelivery");
    relay.answer("qa-lead", first.getId(), "outcome", "accept");
    relay.settle();
    var work =
        relay.tasks(change).stream()
            .filter(task -> task.getProcessInstanceId().equals(first.getProcessInstanceId()))
            .findFirst()
            .orElseThrow();

    refused(
        work, "Task_StopClock", "Task_RecordHandBack", "Task_RestartClock", "Task_RecordReturn");
  }

  private void refused(Task task, String... steps) {
    for (var step : steps) {
      var answer = begin(task, step);
      assertThat(answer.status()).as(step + " " + answer.text()).isBetween(400, 499);
      assertThat(answer.text()).as(step).doesNotContain("policyrelay");
    }
    assertThat(runtime.getActiveActivityIds(task.getProcessInstanceId()))
        .as("nothing has begun beside it")
        .contains(task.getTaskDefinitionKey())
        .doesNotContain(steps);
  }

  private Http.Answer begin(Task task, String step) {
    return Steps.begin(admin, task.getProcessInstanceId(), step);
  }
}
