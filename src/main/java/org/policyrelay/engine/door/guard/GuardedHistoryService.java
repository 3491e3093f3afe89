package org.policyrelay.engine.door.guard;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoryServiceImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.VisibleTasks;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's history. Whoever may see an open task may see that it exists: the engine asks its
 * history for the task before it shows or takes a comment, and who has no rights on history, which
 * no member has, was told that there is no such task.
 */
class GuardedHistoryService extends HistoryServiceImpl {

  private final ObjectProvider<VisibleTasks> visible;

  GuardedHistoryService(ObjectProvider<VisibleTasks> visible) {
    this.visible = visible;
  }

  @Override
  public HistoricTaskInstanceQuery createHistoricTaskInstanceQuery() {
    return new OfVisibleTasks(commandExecutor, visible);
  }

  private static final class OfVisibleTasks extends HistoricTaskInstanceQueryImpl {

    private static final long serialVersionUID = 1L;

    private final transient ObjectProvider<VisibleTasks> visible;

    OfVisibleTasks(CommandExecutor executor, ObjectProvider<VisibleTasks> visible) {
      super(executor);
      this.visible = visible;
    }

    @Override
    public List<HistoricTaskInstance> executeList(CommandContext context, @Nullable Page page) {
      return asksForVisible()
          ? context.runWithoutAuthorization(() -> super.executeList(context, page))
          : super.executeList(context, page);
    }

    @Override
    public long executeCount(CommandContext context) {
      return asksForVisible()
          ? context.runWithoutAuthorization(() -> super.executeCount(context))
          : super.executeCount(context);
    }

    private boolean asksForVisible() {
      return getTaskId() != null && visible.getObject().mayRead(getTaskId());
    }
  }
}
