package org.policyrelay.engine.tasklist;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/** The engine's task manager with our statements for the queries that can take them. */
final class ListedTaskManager extends TaskManager {

  private final int longest;

  /**
   * @param longest how many tasks one answer to a person or a program may have
   */
  ListedTaskManager(int longest) {
    this.longest = longest;
  }

  @Override
  public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
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

  @SuppressWarnings("unchecked")
  private List<Task> select(TaskQueryImpl query) {
    var check = new ReadChecks(getDbEntityManager()).of(query);
    if (check.isEmpty()) {
      return getDbEntityManager().selectList("selectTaskByQueryCriteria", query);
    }
    return with(
        query, check.get(), () -> getDbEntityManager().selectList("selectListedTasks", query));
  }

  @Override
  public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
    var check = new ReadChecks(getDbEntityManager()).of(query);
    if (check.isEmpty()) {
      return (Long) getDbEntityManager().selectOne("selectTaskCountByQueryCriteria", query);
    }
    return with(
        query, check.get(), () -> (Long) getDbEntityManager().selectOne("countListedTasks", query));
  }

  /** The query is the statement's parameter; it keeps the engine's own check afterwards. */
  private static <T> T with(TaskQueryImpl query, ReadCheck check, Supplier<T> select) {
    var before = query.getAuthCheck();
    query.setAuthCheck(check);
    try {
      return select.get();
    } finally {
      query.setAuthCheck(before);
    }
  }
}
