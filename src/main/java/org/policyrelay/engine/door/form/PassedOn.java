package org.policyrelay.engine.door.form;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.task.DelegationState;
import org.policyrelay.engine.PassedOnAnswers;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submissions;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.engine.TaskAnswered;
import org.policyrelay.engine.TaskReader;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Past the desk, which takes the answers of who is logged in. */
@Component
@Lazy
class PassedOn implements PassedOnAnswers {

  private final ProcessEngine engine;
  private final TaskReader reader;
  private final Submissions submissions;
  private final SystemAuthority system;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PassedOn(
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

  @Override
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
    commands.execute(
        new CompleteTaskCmd(
            taskId, Map.of(Submissions.VARIABLE, answer.id(), Submissions.OUTCOME, outcome)));
  }
}
