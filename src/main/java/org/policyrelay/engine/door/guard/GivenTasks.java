package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.policyrelay.engine.TaskGiven;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Says in the engine's transaction which task somebody was handed by somebody else, by whichever
 * door. What the engine itself assigns is told by who makes it do so.
 */
final class GivenTasks implements TaskListener {

  private final IdentityService identity;
  private final ApplicationEventPublisher events;
  private final boolean endIsTold;

  /**
   * @param endIsTold whether {@link TaskEvents} are heard of the task, too
   */
  GivenTasks(IdentityService identity, ApplicationEventPublisher events, boolean endIsTold) {
    this.identity = identity;
    this.events = events;
    this.endIsTold = endIsTold;
  }

  @Override
  public void notify(DelegateTask task) {
    var caller = identity.getCurrentAuthentication();
    var assignee = task.getAssignee();
    if (caller == null
        || caller.getUserId() == null
        || assignee == null
        || assignee.equals(caller.getUserId())) {
      return;
    }
    var due = task.getDueDate();
    events.publishEvent(
        new TaskGiven(
            task.getId(),
            task.getName(),
            processOf(task),
            task.getTaskDefinitionKey(),
            task.getExecution().getProcessBusinessKey(),
            assignee,
            caller.getUserId(),
            TaskEvents.isUrgent(task),
            due == null ? null : due.toInstant(),
            endIsTold));
  }

  /** The model's id stands before the first colon of the definition's. */
  private static String processOf(DelegateTask task) {
    return task.getProcessDefinitionId().split(":", 2)[0];
  }
}
