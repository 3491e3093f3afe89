package org.policyrelay.change.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.ChangeHands;
import org.policyrelay.engine.SystemAuthority;
import org.springframework.stereotype.Component;

/** What a change waits for now. Whoever may see the change may see this. */
@Component
public class ChangeSteps implements ChangeHands {

  private final TaskService tasks;
  private final ManagementService management;
  private final ProcessTree tree;
  private final SystemAuthority system;

  ChangeSteps(
      TaskService tasks, ManagementService management, ProcessTree tree, SystemAuthority system) {
    this.tasks = tasks;
    this.management = management;
    this.tree = tree;
    this.system = system;
  }

  /**
   * A task that waits for somebody.
   *
   * @param assignee who has claimed it, if anybody has
   * @param teams the groups that may act on it
   */
  public record Step(
      String taskId,
      String name,
      String activity,
      @Nullable String assignee,
      List<String> teams,
      @Nullable Instant due) {}

  /** Open tasks, the earliest due first. */
  public List<Step> of(String change) {
    return system.call(
        () -> {
          var steps = new ArrayList<Step>();
          for (var instance : tree.instancesOf(change)) {
            tasks.createTaskQuery().processInstanceId(instance).list().stream()
                .map(this::step)
                .forEach(steps::add);
          }
          steps.sort(
              Comparator.comparing(
                  Step::due, Comparator.nullsLast(Comparator.<Instant>naturalOrder())));
          return List.copyOf(steps);
        });
  }

  @Override
  public Set<String> holding(String change) {
    return of(change).stream()
        .flatMap(step -> Stream.ofNullable(step.assignee()))
        .collect(Collectors.toSet());
  }

  @Override
  public List<OpenTask> openTasks(String change) {
    return of(change).stream()
        .map(
            step ->
                new OpenTask(
                    step.name().split(":", 2)[0], step.assignee(), List.copyOf(step.teams())))
        .toList();
  }

  @Override
  public boolean isApprovalAnswered(String change) {
    return anyJob(change, jobs -> jobs.activityId("Task_ApproveChange"));
  }

  /** Whether anything of the change is still to come, by somebody or by itself. */
  public boolean isRunning(String change) {
    return system.call(() -> !tree.instancesOf(change).isEmpty());
  }

  /** Whether a step of the change has failed for good and an administrator has to look at it. */
  public boolean hasFailed(String change) {
    return anyJob(change, JobQuery::noRetriesLeft);
  }

  private boolean anyJob(String change, UnaryOperator<JobQuery> which) {
    return system.call(
        () ->
            tree.instancesOf(change).stream()
                .map(instance -> management.createJobQuery().processInstanceId(instance))
                .anyMatch(jobs -> which.apply(jobs).count() > 0));
  }

  private Step step(Task task) {
    var teams =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getGroupId)
            .filter(group -> group != null)
            .sorted()
            .toList();
    var due = task.getDueDate();
    return new Step(
        task.getId(),
        task.getName(),
        task.getTaskDefinitionKey(),
        task.getAssignee(),
        teams,
        due == null ? null : due.toInstant());
  }
}
