package org.policyrelay.engine.tuned.lists;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.engine.door.lists.BoundedTaskManager;

/** The engine's task manager with our statements for the queries that can take them. */
final class ListedTaskManager extends BoundedTaskManager {

  /** Pages that end later are rare, and left to the statement that looks at all tasks. */
  private static final int LAST_MARKED_PAGE = 200;

  /** Enough for a first page of 15 when the lead of one of five teams asks for all tasks. */
  private static final int OF_ANYBODY = 105;

  /** Where a task that the caller may not read is the exception. */
  private static final int OF_THE_CALLER = 5;

  /**
   * @param longest as {@link BoundedTaskManager} has it
   */
  ListedTaskManager(int longest) {
    super(longest);
  }

  @Override
  protected List<Task> select(TaskQueryImpl query) {
    // a single task is found by its id: to look up beforehand what the caller may read costs more
    if (query.getTaskId() != null || !ReadChecks.canTake(query)) {
      return byEngine(query);
    }
    var order = Order.of(query.getOrderingProperties());
    var end = (long) query.getFirstResult() + query.getMaxResults();
    return (end <= LAST_MARKED_PAGE && order.plain() && ReadChecks.narrows(query.getAuthCheck())
            ? firstOf(query, order)
            : Optional.<List<Task>>empty())
        .orElseGet(() -> allOf(query, order));
  }

  /**
   * Whose page is full of tasks that the caller may read, or complete, needs no more than the first
   * few tasks that the query finds: what the caller may not read among them cannot be before a task
   * of the page that was not looked at. Empty when more than those few must be asked.
   */
  @SuppressWarnings("unchecked")
  private Optional<List<Task>> firstOf(TaskQueryImpl query, Order order) {
    var enough =
        query.getFirstResult()
            + query.getMaxResults()
            + (ReadChecks.asksForTheCallersOwn(query) ? OF_THE_CALLER : OF_ANYBODY);
    List<MarkedTask> marked =
        with(
            query,
            ReadCheck.marking(query.getAuthCheck(), order, enough),
            () -> getDbEntityManager().selectList("selectMarkedTasks", query));
    var readable = marked.stream().filter(MarkedTask::isReadable).toList();
    var isFull = readable.size() == query.getMaxResults();
    var isComplete = marked.stream().allMatch(task -> task.found() < enough);
    if (marked.stream().anyMatch(MarkedTask::isInDoubt) || !(isFull || isComplete)) {
      return Optional.empty();
    }
    return Optional.of(readable.stream().map(MarkedTask::task).map(this::remembered).toList());
  }

  /** The engine keeps one object of each task in a command. */
  private Task remembered(TaskEntity task) {
    getDbEntityManager().onEntityLoaded(task);
    return getDbEntityManager().getCachedEntity(TaskEntity.class, task.getId());
  }

  @SuppressWarnings("unchecked")
  private List<Task> allOf(TaskQueryImpl query, Order order) {
    var reach = authorizations().reach(query);
    return reach.revoked()
        ? byEngine(query)
        : with(
            query,
            ReadCheck.of(query.getAuthCheck(), reach, order),
            () -> getDbEntityManager().selectList("selectListedTasks", query));
  }

  private List<Task> byEngine(TaskQueryImpl query) {
    super.configureQuery(query);
    return super.select(query);
  }

  @Override
  public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
    if (ReadChecks.canTake(query)) {
      var reach = authorizations().reach(query);
      if (!reach.revoked()) {
        return with(
            query,
            ReadCheck.of(query.getAuthCheck(), reach, Order.of(query.getOrderingProperties())),
            () -> (Long) getDbEntityManager().selectOne("countListedTasks", query));
      }
    }
    super.configureQuery(query);
    return (Long) getDbEntityManager().selectOne("selectTaskCountByQueryCriteria", query);
  }

  /** Our statements ask themselves whether anything is revoked. */
  @Override
  protected void configureQuery(TaskQueryImpl query) {
    authorizations().withoutAskingForRevokes(() -> super.configureQuery(query));
  }

  private CallerAuthorizationManager authorizations() {
    return (CallerAuthorizationManager) getAuthorizationManager();
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
