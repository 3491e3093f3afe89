package org.policyrelay.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Open tasks, as far as the caller may see them. */
@Component
@Lazy
public class VisibleTasks {

  private final ProcessEngine engine;
  private final TaskReader reader;
  private final Submissions submissions;
  private final SystemAuthority system;
  private final Directory directory;
  private final People people;

  VisibleTasks(
      ProcessEngine engine,
      TaskReader reader,
      Submissions submissions,
      SystemAuthority system,
      Directory directory,
      People people) {
    this.engine = engine;
    this.reader = reader;
    this.submissions = submissions;
    this.system = system;
    this.directory = directory;
    this.people = people;
  }

  /**
   * What is known of an open task beside its domain.
   *
   * @param businessKey of its process instance, absent for a task without one
   * @param groups those whose members may claim it
   */
  public record Facts(
      TaskRef task,
      @Nullable String businessKey,
      Instant createdAt,
      @Nullable Instant dueAt,
      Set<String> groups) {}

  /**
   * @throws RefusedException as {@link #get}
   */
  public Facts facts(String taskId) {
    var task = get(taskId);
    try {
      return system.call(() -> facts(task));
    } catch (NullValueException ended) {
      get(taskId);
      throw ended;
    }
  }

  private Facts facts(Task task) {
    return new Facts(
        reference(task),
        keyOf(task).orElse(null),
        task.getCreateTime().toInstant(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
        candidateGroups(task.getId()));
  }

  /** The business key of the process instance that a task belongs to. */
  public Optional<String> keyOf(TaskRef task) {
    return system.call(() -> reader.find(task.id()).flatMap(this::keyOf));
  }

  private Optional<String> keyOf(Task task) {
    return Optional.ofNullable(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult())
        .flatMap(instance -> Optional.ofNullable(instance.getBusinessKey()));
  }

  private Set<String> candidateGroups(String taskId) {
    var groups = new TreeSet<String>();
    for (IdentityLink link : engine.getTaskService().getIdentityLinksForTask(taskId)) {
      if (link.getGroupId() != null) {
        groups.add(link.getGroupId());
      }
    }
    return groups;
  }

  /** The task as domain rules see it, whoever asks. */
  public TaskRef reference(Task task) {
    return system.call(() -> reader.reference(task));
  }

  /**
   * The task, if the caller may see it. Asked in two steps, because one query with authorizations
   * joins every grant that the caller has.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} when it is somebody else's, {@link
   *     ErrorCode#WRONG_STATE} when a teammate has done it, {@link ErrorCode#NOT_FOUND} when there
   *     is none
   */
  public Task get(String taskId) {
    var task = reader.find(taskId).orElse(null);
    if (task != null && mayRead(taskId)) {
      return task;
    }
    if (task != null) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "This task is not for you or your team; nothing was changed");
    }
    throw submissions
        .ofTask(taskId)
        .filter(done -> knows(done.by()))
        .map(
            done ->
                new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "This task was completed already by "
                        + people.name(done.by())
                        + "; refresh your list"))
        .orElseGet(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no such task any more; it may have been withdrawn. Refresh your"
                        + " list"));
  }

  /** Whether the caller is told what that person did: their teammates and administrators are. */
  private boolean knows(String user) {
    var caller = engine.getIdentityService().getCurrentAuthentication();
    if (caller == null || caller.getUserId().equals(user)) {
      return true;
    }
    var own = caller.getGroupIds() == null ? List.<String>of() : caller.getGroupIds();
    return own.contains(Directory.ADMINISTRATORS)
        || system.call(() -> directory.groupsOf(user).stream().anyMatch(own::contains));
  }

  /** Whether the caller may see the task. */
  public boolean mayRead(String taskId) {
    var caller = engine.getIdentityService().getCurrentAuthentication();
    return caller == null
        || system.call(
            () ->
                engine
                    .getAuthorizationService()
                    .isUserAuthorized(
                        caller.getUserId(),
                        caller.getGroupIds(),
                        Permissions.READ,
                        Resources.TASK,
                        taskId));
  }
}
