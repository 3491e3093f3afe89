package org.policyrelay.engine.door.guard;

import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.policyrelay.engine.TaskEnded;
import org.policyrelay.engine.TaskMoved;
import org.policyrelay.engine.TaskOpened;
import org.springframework.context.ApplicationEventPublisher;

/** Says in the engine's transaction which tasks wait for whom, and that they do not any more. */
final class TaskEvents implements TaskListener {

  /** From here on work does not wait for opening hours. */
  private static final int URGENT = 60;

  private final ApplicationEventPublisher events;

  TaskEvents(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void notify(DelegateTask task) {
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> events.publishEvent(opened(task));
      case EVENTNAME_UPDATE -> {
        if (task.getDueDate() != null) {
          events.publishEvent(new TaskMoved(task.getId(), task.getDueDate().toInstant()));
        }
      }
      default ->
          events.publishEvent(
              task.getEventName().equals(EVENTNAME_COMPLETE)
                  ? new TaskEnded(
                      task.getId(), true, Context.getCommandContext().getAuthenticatedUserId())
                  : new TaskEnded(task.getId(), false, null));
    }
  }

  static boolean isUrgent(DelegateTask task) {
    return task.getPriority() >= URGENT;
  }

  private static TaskOpened opened(DelegateTask task) {
    var due = task.getDueDate();
    return new TaskOpened(
        task.getId(),
        task.getName(),
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet()),
        isUrgent(task),
        due == null ? null : due.toInstant());
  }
}
