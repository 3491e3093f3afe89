package org.policyrelay.engine;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.task.DelegationState;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Completes a task by what somebody has decided at another one, which decides this one too. The
 * answer is kept as theirs; whoever has claimed the task has nothing left to answer. Whether they
 * may was checked where they decided, so that no rule of this task is asked again.
 */
@Component
@Lazy
public class PassedOnAnswers {

  private final ProcessEngine engine;
  private final TaskReader reader;
  private final Submissions submissions;
  private final SystemAuthority system;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PassedOnAnswers(
      ProcessEngine engine,
      TaskReader reader,
      Submissions submissions,
      SystemAuthority system,
      ApplicationEventPublisher events,
      Clock clock) {
    this.engine = engine;
    this.reader = reader;
    this.submissions = submissions;
    this.system = system;
    this.events = events;
    this.clock = clock;
  }

  /**
   * In the caller's transaction.
   *
   * @param by who has decided
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when the task is not open
   */
  public void complete(String taskId, String by, String outcome) {
    system.run(() -> completeIt(taskId, by, outcome));
  }

  private void completeIt(String taskId, String by, String outcome) {
    var task =
        reader
            .find(taskId)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.WRONG_STATE, "The task " + taskId + " was answered meanwhile"));
    var ref = reader.reference(task);
    var answer =
        new Submission(
            UUID.randomUUID().toString(),
            taskId,
            ref.processId(),
            ref.activity(),
            by,
            clock.instant(),
            outcome,
            Map.of());
    submissions.keep(answer);
    events.publishEvent(new TaskAnswered(ref, answer));
    var commands =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
    if (task.getDelegationState() == DelegationState.PENDING) {
      commands.execute(new ResolveTaskCmd(taskId, null));
    }
    // past the desk, which takes the answers of who is logged in
    commands.execute(
        new CompleteTaskCmd(
            taskId, Map.of(Submissions.VARIABLE, answer.id(), Submissions.OUTCOME, outcome)));
  }
}
