package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A step acts on the answer that leads to it, and refuses when it begins elsewhere, with no answer
 * or with another one.
 */
@RelayTest
@StoppedTime
class StepAnswersTest {

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired Handoffs handoffs;

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
    assertThat(begin(relay.task(change, "Task_ApproveChange"), "Task_RecordRelease")).isEmpty();
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

    assertThat(Steps.begin(runtime, instance, "Task_RollBackPublication"))
        .containsInstanceOf(RefusedException.class);
    assertThat(Steps.begin(runtime, instance, "Task_CloseHandoffs")).isEmpty();
    assertThat(catchThrowableOfType(RefusedException.class, relay::settle).code())
        .isEqualTo(ErrorCode.WRONG_STATE);

    assertThat(Steps.begin(runtime, instance, "Call_HandOffToTakeBack#multiInstanceBody"))
        .isEmpty();
    assertThatThrownBy(relay::settle)
        .hasRootCauseInstanceOf(RefusedException.class)
        .hasMessageContaining("must be withdrawn");

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
      assertThat(begin(task, step)).as(step).containsInstanceOf(RefusedException.class);
    }
    assertThat(runtime.getActiveActivityIds(task.getProcessInstanceId()))
        .as("nothing has begun beside it")
        .contains(task.getTaskDefinitionKey())
        .doesNotContain(steps);
  }

  private Optional<RuntimeException> begin(Task task, String step) {
    return Steps.begin(runtime, task.getProcessInstanceId(), step);
  }
}
