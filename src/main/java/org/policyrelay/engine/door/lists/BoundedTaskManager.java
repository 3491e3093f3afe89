package org.policyrelay.engine.door.lists;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's task manager with two promises: no answer is longer than can be borne, and tasks
 * that are equal in what a query is ordered by stand in the order of their ids, so that pages do
 * not overlap.
 */
public class BoundedTaskManager extends TaskManager {

  private static final String ID = TaskQueryProperty.TASK_ID.getName();

  private final int longest;

  /**
   * @param longest how many tasks one answer to a person or a program may have; the relay itself is
   *     given all
   */
  public BoundedTaskManager(int longest) {
    this.longest = longest;
  }

  /**
   * @throws BadUserRequestException when somebody's query finds more than can be answered
   */
  @Override
  public final List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
    return untied(query, () -> bounded(query));
  }

  private List<Task> bounded(TaskQueryImpl query) {
    var wanted = query.getMaxResults();
    if (wanted <= longest || query.getAuthCheck().getAuthUserId() == null) {
      return select(query);
    }
    query.setMaxResults(longest + 1);
    try {
      var tasks = select(query);
      if (tasks.size() > longest) {
        throw new BadUserRequestException(
            "More than %d tasks; ask for pages of at most that many with firstResult and maxResults"
                .formatted(longest));
      }
      return tasks;
    } finally {
      query.setMaxResults(wanted);
    }
  }

  /** A query may be used again, and keeps its own order. */
  private static List<Task> untied(TaskQueryImpl query, Supplier<List<Task>> select) {
    var order = query.getOrderingProperties();
    if (order.isEmpty() || order.stream().anyMatch(BoundedTaskManager::isId)) {
      // in the order of the ids already
      return select.get();
    }
    order.add(new QueryOrderingProperty(TaskQueryProperty.TASK_ID, Direction.ASCENDING));
    try {
      return select.get();
    } finally {
      order.remove(order.size() - 1);
    }
  }

  private static boolean isId(QueryOrderingProperty property) {
    return property.isContainedProperty() && ID.equals(property.getQueryProperty().getName());
  }

  /** The tasks of a query that knows whose authorizations are asked. */
  @SuppressWarnings("unchecked")
  protected List<Task> select(TaskQueryImpl query) {
    return getDbEntityManager().selectList("selectTaskByQueryCriteria", query);
  }
}
