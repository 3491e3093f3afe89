package org.policyrelay.engine.history;

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
    var taskId = taskOf(event);
    var task =
        taskId == null ? null : getDbEntityManager().getCachedEntity(TaskEntity.class, taskId);
    return task == null ? null : task.getCreateTime();
  }

  private static @Nullable String taskOf(HistoryEvent event) {
    if (event instanceof HistoricTaskInstanceEventEntity task) {
      return task.getTaskId();
    }
    return event instanceof HistoricActivityInstanceEventEntity step ? step.getTaskId() : null;
  }
}
