package org.policyrelay.engine.door.guard;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.People;
import org.policyrelay.engine.door.expression.QueryExpressions;
import org.policyrelay.engine.door.form.AnswerDesk;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's task service with our checks in front. Both REST APIs and all Java code get this
 * one, so no door is left beside it.
 */
class GuardedTaskService extends TaskServiceImpl {

  private final ObjectProvider<AnswerDesk> desk;
  private final ObjectProvider<People> people;
  private final Delegations delegations;
  private final CommentDesk comments;

  GuardedTaskService(
      ObjectProvider<AnswerDesk> desk,
      ObjectProvider<People> people,
      Delegations delegations,
      CommentDesk comments) {
    this.desk = desk;
    this.people = people;
    this.delegations = delegations;
    this.comments = comments;
  }

  /** A query that somebody makes takes values and no expressions. */
  @Override
  public TaskQuery createTaskQuery() {
    var query = new TaskQueryImpl(commandExecutor);
    query.addValidator(QueryExpressions.NONE);
    return query;
  }

  @Override
  public void complete(String taskId) {
    complete(taskId, null);
  }

  @Override
  public void complete(String taskId, @Nullable Map<String, Object> variables) {
    run(() -> super.complete(taskId, desk.getObject().takeTask(taskId, variables)));
  }

  @Override
  public VariableMap completeWithVariablesInReturn(
      String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
    return call(
        () ->
            super.completeWithVariablesInReturn(
                taskId, desk.getObject().takeTask(taskId, variables), deserializeValues));
  }

  @Override
  public void claim(String taskId, @Nullable String userId) {
    run(() -> super.claim(taskId, userId));
  }

  @Override
  public void setAssignee(String taskId, @Nullable String userId) {
    run(() -> super.setAssignee(taskId, userId));
  }

  @Override
  public void delegateTask(String taskId, @Nullable String userId) {
    run(
        () -> {
          if (userId == null || userId.isBlank()) {
            throw new RefusedException(
                ErrorCode.INVALID_REQUEST, "Say by userId to whom the task is delegated");
          }
          delegations.requireSomebodyElse(userId);
          super.delegateTask(taskId, userId);
        });
  }

  @Override
  public void addComment(String taskId, @Nullable String instance, @Nullable String message) {
    createComment(taskId, instance, message);
  }

  /** Of the task's own instance, whichever one the caller names. */
  @Override
  public Comment createComment(String taskId, @Nullable String instance, @Nullable String message) {
    return in(
        context -> {
          EngineTexts.checkComment(message);
          comments.requireReader(taskId);
          var task = context.getTaskManager().findTaskById(taskId);
          var own = task == null ? instance : task.getProcessInstanceId();
          var written = super.createComment(taskId, own, message);
          comments.remember(written, context);
          return written;
        });
  }

  @Override
  public List<Comment> getTaskComments(String taskId) {
    return in(
        context -> {
          comments.requireReader(taskId);
          return comments.withEarlier(super.getTaskComments(taskId), taskId, context);
        });
  }

  @Override
  public Comment getTaskComment(String taskId, String commentId) {
    comments.requireReader(taskId);
    return super.getTaskComment(taskId, commentId);
  }

  @Override
  public List<Comment> getProcessInstanceComments(String instance) {
    return in(
        context ->
            comments.readable(super.getProcessInstanceComments(instance), instance, context));
  }

  @Override
  public Attachment getTaskAttachment(String taskId, String attachment) {
    comments.requireReader(taskId);
    return super.getTaskAttachment(taskId, attachment);
  }

  @Override
  public List<Attachment> getTaskAttachments(String taskId) {
    comments.requireReader(taskId);
    return super.getTaskAttachments(taskId);
  }

  @Override
  public InputStream getTaskAttachmentContent(String taskId, String attachment) {
    comments.requireReader(taskId);
    return super.getTaskAttachmentContent(taskId, attachment);
  }

  @Override
  public void addUserIdentityLink(String taskId, String userId, String type) {
    run(() -> super.addUserIdentityLink(taskId, userId, type));
  }

  @Override
  public void deleteUserIdentityLink(String taskId, String userId, String type) {
    run(() -> super.deleteUserIdentityLink(taskId, userId, type));
  }

  @Override
  public void resolveTask(String taskId) {
    resolveTask(taskId, null);
  }

  @Override
  public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
    run(
        () -> {
          if (variables != null && !variables.isEmpty()) {
            throw new RefusedException(
                ErrorCode.INVALID_FORM,
                "A resolved task takes no values; its owner fills in the form");
          }
          delegations.requireDelegated(taskId);
          delegations.forgetLeftOwner(this, taskId);
          super.resolveTask(taskId);
        });
  }

  @Override
  public void handleBpmnError(
      String taskId, String code, @Nullable String message, @Nullable Map<String, Object> values) {
    throw onlyForms();
  }

  @Override
  public void handleBpmnError(String taskId, String code) {
    throw onlyForms();
  }

  @Override
  public void handleBpmnError(String taskId, String code, String message) {
    throw onlyForms();
  }

  @Override
  public void handleEscalation(String taskId, String code) {
    throw onlyForms();
  }

  @Override
  public void handleEscalation(String taskId, String code, Map<String, Object> values) {
    throw onlyForms();
  }

  private static RefusedException onlyForms() {
    return new RefusedException(
        ErrorCode.NOT_ALLOWED, "A task ends by its form alone; submit the form with an outcome");
  }

  private void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * The answer and its effect are one transaction: if one fails, neither has happened. They are one
   * command too, so that the engine reads the task and what belongs to it once.
   */
  private <T> T call(Supplier<T> work) {
    return in(context -> work.get());
  }

  private <T> T in(Command<T> work) {
    return Refusals.explain(
        () -> commandExecutor.execute(work), who -> people.getObject().name(who));
  }
}
