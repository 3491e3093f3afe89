package org.policyrelay.engine.tuned.reads;

import java.util.Date;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Writes history as the engine does, but for one read: before it writes what happened to a task it
 * reads the task's history, only for when it began, and that the task in its hand knows.
 */
final class TaskStarts extends DbHistoryEventHandler {

  @Override
  protected void insertOrUpdate(HistoryEvent event) {
    var database = getDbEntityManager();
    var start = startOf(event);
    if (start == null
        || isInitialEvent(event)
        || database.getCachedEntity(event.getClass(), event.getId()) != null) {
      super.insertOrUpdate(event);
      return;
    }
    ((HistoricScopeInstanceEvent) event).setStartTime(start);
    database.merge(event);
  }

  private @Nullable Date startOf(HistoryEvent event) {
    var task = taskOf(event);
    return task == null ? null : task.getCreateTime();
  }

  private @Nullable TaskEntity taskOf(HistoryEvent event) {
    if (event instanceof HistoricTaskInstanceEventEntity task) {
      return find(task.getTaskId());
    }
    if (event instanceof HistoricActivityInstanceEventEntity step) {
      return step.getTaskId() == null ? taskOf(step) : find(step.getTaskId());
    }
    return null;
  }

  private @Nullable TaskEntity find(String id) {
    return getDbEntityManager().getCachedEntity(TaskEntity.class, id);
  }

  /** The end of a step does not name its task, which was completed just before. */
  private @Nullable TaskEntity taskOf(HistoricActivityInstanceEventEntity step) {
    return getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
        .filter(task -> step.getExecutionId().equals(task.getExecutionId()))
        .filter(task -> step.getActivityId().equals(task.getTaskDefinitionKey()))
        .findFirst()
        .orElse(null);
  }
}
