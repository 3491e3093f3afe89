package org.policyrelay.engine.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/** The engine's task manager with our statements for the queries that can take them. */
final class ListedTaskManager extends TaskManager {

  /** Pages that end later are rare, and left to the statement that looks at all tasks. */
  private static final int LAST_MARKED_PAGE = 200;

  private static final int MARKED_PER_TASK = 3;

  /** A first page of 15, for a lead of one of five teams who asks for all tasks. */
  private static final int MARKED_AT_LEAST = 120;

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
    return list(query, check.get());
  }

  /**
   * Whose page is full of tasks that the caller may read, or complete, needs no more than the first
   * few tasks that the query finds: what the caller may not read among them cannot be before a task
   * of the page that was not looked at.
   */
  @SuppressWarnings("unchecked")
  private List<Task> list(TaskQueryImpl query, ReadCheck check) {
    var end = (long) query.getFirstResult() + query.getMaxResults();
    if (!check.gainsByMarking() || end > LAST_MARKED_PAGE) {
      return select(query, check);
    }
    var enough = Math.max(MARKED_AT_LEAST, MARKED_PER_TASK * (int) end);
    List<String> marked =
        with(
            query,
            check.marking(enough),
            () -> getDbEntityManager().selectList("selectMarkedTasks", query));
    var readable =
        marked.stream()
            .filter(task -> task.startsWith("+"))
            .map(task -> task.substring(1))
            .toList();
    if (readable.size() < end && marked.size() == enough) {
      return select(query, check);
    }
    if (readable.isEmpty()) {
      return new ArrayList<>();
    }
    var among = check.among(readable);
    return check.isSortedByRelation()
        ? select(query, among)
        : with(query, among, () -> getDbEntityManager().selectList("selectReadableTasks", query));
  }

  @SuppressWarnings("unchecked")
  private List<Task> select(TaskQueryImpl query, ReadCheck check) {
    return with(query, check, () -> getDbEntityManager().selectList("selectListedTasks", query));
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
