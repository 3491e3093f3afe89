package org.policyrelay.handoff.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.notification.FeedEntry;
import org.policyrelay.notification.FeedSource;
import org.springframework.stereotype.Component;

/**
 * Puts the deadlines of a person's tasks into their calendar: their own and their teams' open ones.
 */
@Component
class DeadlineFeed implements FeedSource {

  private static final int MOST = 300;

  private final TaskService tasks;
  private final Directory directory;
  private final SystemAuthority system;

  DeadlineFeed(TaskService tasks, Directory directory, SystemAuthority system) {
    this.tasks = tasks;
    this.directory = directory;
    this.system = system;
  }

  @Override
  public List<FeedEntry> entriesOf(String user) {
    return system.call(
        () -> {
          var found = new LinkedHashMap<String, FeedEntry>();
          add(found, tasks.createTaskQuery().taskAssignee(user));
          var groups = List.copyOf(directory.groupsOf(user));
          if (!groups.isEmpty()) {
            add(found, tasks.createTaskQuery().taskCandidateGroupIn(groups).taskUnassigned());
          }
          return new ArrayList<>(found.values());
        });
  }

  private static void add(LinkedHashMap<String, FeedEntry> found, TaskQuery query) {
    query.orderByDueDate().asc().listPage(0, MOST).stream()
        .filter(task -> task.getDueDate() != null)
        .forEach(task -> found.putIfAbsent(task.getId(), entry(task)));
  }

  private static FeedEntry entry(Task task) {
    return new FeedEntry(
        "task-" + task.getId() + "@policy-relay",
        task.getName(),
        task.getAssignee() == null ? "Nobody has claimed it yet." : "Yours.",
        changed(task),
        task.getDueDate().toInstant(),
        TaskLinks.to(task.getId()));
  }

  private static Instant changed(Task task) {
    var updated = task.getLastUpdated();
    return (updated == null ? task.getCreateTime() : updated).toInstant();
  }
}
