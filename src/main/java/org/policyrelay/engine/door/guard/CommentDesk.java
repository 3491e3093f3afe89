package org.policyrelay.engine.door.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.TaskComments;
import org.policyrelay.engine.TaskComments.TaskComment;
import org.policyrelay.engine.VisibleTasks;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Whose a task's comments are. The engine checks nothing itself when one is written or read by its
 * id; here whoever may see the task may do both, and nobody else. Who reads those of a task gets
 * the earlier ones of the same work with them, as far as they were written for them.
 */
final class CommentDesk {

  private final IdentityService identity;
  private final ObjectProvider<VisibleTasks> visible;
  private final ObjectProvider<TaskComments> comments;

  CommentDesk(
      IdentityService identity,
      ObjectProvider<VisibleTasks> visible,
      ObjectProvider<TaskComments> comments) {
    this.identity = identity;
    this.visible = visible;
    this.comments = comments;
  }

  /** Refuses whoever may not see the task. */
  void requireReader(@Nullable String taskId) {
    if (taskId != null && !visible.getObject().mayRead(taskId)) {
      visible.getObject().get(taskId);
    }
  }

  /** Remembers whose a comment is, which was written in this command. */
  void remember(Comment written, CommandContext context) {
    var task = context.getTaskManager().findTaskById(written.getTaskId());
    if (task == null || written.getUserId() == null) {
      return;
    }
    var root = rootOf(task);
    comments
        .getObject()
        .keep(
            new TaskComment(
                written.getId(),
                task.getId(),
                Objects.requireNonNullElse(task.getName(), ""),
                groupsOf(task),
                written.getUserId(),
                written.getTime().toInstant(),
                written.getFullMessage()),
            root == null ? null : root.getId(),
            root == null ? null : root.getBusinessKey());
  }

  private static Set<String> groupsOf(TaskEntity task) {
    var groups = new TreeSet<String>();
    for (IdentityLink link : task.getIdentityLinks()) {
      if (link.getGroupId() != null) {
        groups.add(link.getGroupId());
      }
    }
    return groups;
  }

  private static @Nullable ExecutionEntity rootOf(TaskEntity task) {
    var execution = task.getExecution();
    if (execution == null) {
      return null;
    }
    var instance = execution.getProcessInstance();
    while (instance.getSuperExecution() != null) {
      instance = instance.getSuperExecution().getProcessInstance();
    }
    return instance;
  }

  /** With those of a task the earlier ones of its work that are for the caller; newest first. */
  List<Comment> withEarlier(List<Comment> own, String taskId, CommandContext context) {
    var caller = identity.getCurrentAuthentication();
    var task = context.getTaskManager().findTaskById(taskId);
    var root = task == null ? null : rootOf(task);
    if (caller == null || root == null) {
      return own;
    }
    var all = new ArrayList<>(own);
    comments.getObject().under(root.getId()).stream()
        .filter(comment -> !comment.taskId().equals(taskId) && isFor(caller, comment))
        .map(CommentDesk::asComment)
        .forEach(all::add);
    all.sort(Comparator.comparing(Comment::getTime).reversed());
    return all;
  }

  /** Those of an instance that are for the caller. */
  List<Comment> readable(List<Comment> ofInstance, String instance, CommandContext context) {
    var caller = identity.getCurrentAuthentication();
    var execution = context.getExecutionManager().findExecutionById(instance);
    if (caller == null || groups(caller).contains(Directory.ADMINISTRATORS)) {
      return ofInstance;
    }
    if (execution == null) {
      return List.of();
    }
    var readable = new HashSet<String>();
    comments.getObject().under(execution.getRootProcessInstanceId()).stream()
        .filter(comment -> isFor(caller, comment))
        .map(TaskComment::id)
        .forEach(readable::add);
    return ofInstance.stream().filter(comment -> readable.contains(comment.getId())).toList();
  }

  private static boolean isFor(Authentication caller, TaskComment comment) {
    return comment.isFor(caller.getUserId(), groups(caller));
  }

  private static Set<String> groups(Authentication caller) {
    Collection<String> groups = caller.getGroupIds();
    return groups == null ? Set.of() : Set.copyOf(groups);
  }

  private static Comment asComment(TaskComment kept) {
    var comment = new CommentEntity();
    comment.setId(kept.id());
    comment.setType(CommentEntity.TYPE_COMMENT);
    comment.setTaskId(kept.taskId());
    comment.setUserId(kept.author());
    comment.setTime(Date.from(kept.writtenAt()));
    comment.setFullMessage(kept.text());
    return comment;
  }
}
