package org.policyrelay.engine.door.form;

import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.People;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.Submissions;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.engine.TaskAnswered;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.engine.VisibleTasks;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Shown;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Takes people's answers: holds them against the form and the domain's rules, keeps them, and
 * leaves for the engine only the decision and where to find the rest.
 */
@Component
@Lazy
public class AnswerDesk {

  private static final String START = "start";

  private final ProcessEngine engine;
  private final VisibleTasks tasks;
  private final Submissions submissions;
  private final SystemAuthority system;
  private final People people;
  private final ObjectProvider<SubmissionRule> rules;
  private final ObjectProvider<StartRule> startRules;
  private final ObjectProvider<FormValues> formValues;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final FormSchemas schemas = new FormSchemas();

  AnswerDesk(
      ProcessEngine engine,
      VisibleTasks tasks,
      Submissions submissions,
      SystemAuthority system,
      People people,
      ObjectProvider<SubmissionRule> rules,
      ObjectProvider<StartRule> startRules,
      ObjectProvider<FormValues> formValues,
      ApplicationEventPublisher events,
      Clock clock) {
    this.engine = engine;
    this.tasks = tasks;
    this.submissions = submissions;
    this.system = system;
    this.people = people;
    this.rules = rules;
    this.startRules = startRules;
    this.formValues = formValues;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes the answer that completes a task.
   *
   * @return the process variables that the engine gets
   * @throws RefusedException when the task is not the caller's to complete, or the answer is wrong
   */
  public Map<String, Object> takeTask(String taskId, @Nullable Map<String, Object> submitted) {
    var by = caller();
    var task = tasks.get(taskId);
    if (task.getAssignee() != null && !task.getAssignee().equals(by)) {
      throw new RefusedException(
          ErrorCode.TASK_CLAIMED,
          "%s has claimed this task; ask them, or let the team's lead reassign it"
              .formatted(people.name(task.getAssignee())));
    }
    if (task.getDelegationState() == DelegationState.PENDING) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          task.getOwner() == null
              ? "You were asked to look at this task, which its team answers; resolve it to give it back"
              : "%s asked you to look at this task and answers it; resolve it to give it back"
                  .formatted(people.name(task.getOwner())));
    }
    var ref = tasks.reference(task);
    var schema = schemaOf(task);
    var fields = check(schema, submitted, ref.variables());
    if (schema.has(Submissions.SHOWN)) {
      requireShown(fields, ref);
    }
    var submission = submission(taskId, ref.processId(), task.getTaskDefinitionKey(), by, fields);
    rules.stream().filter(rule -> rule.concerns(ref)).forEach(rule -> rule.check(ref, submission));
    var kept = keep(submission);
    events.publishEvent(new TaskAnswered(ref, submission));
    return kept;
  }

  /** Takes the answer to a start form; as {@link #takeTask}. */
  public Map<String, Object> takeStart(
      String definitionId, @Nullable Map<String, Object> submitted) {
    var by = caller();
    var definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionId(definitionId)
            .singleResult();
    if (definition == null) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no process " + definitionId);
    }
    requireMayBegin(definition);
    FormService forms = engine.getFormService();
    if (forms.getStartFormData(definitionId).getCamundaFormRef() == null) {
      // it would begin about nothing, and fail at its first step
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "'%s' has no start form; it begins by itself or out of another process"
              .formatted(definition.getName()));
    }
    var schema = schemas.of(definitionId, START, () -> forms.getDeployedStartForm(definitionId));
    var fields = check(schema, submitted, Map.of());
    var submission = submission(null, definition.getKey(), START, by, fields);
    startRules.stream()
        .filter(rule -> rule.processId().equals(definition.getKey()))
        .forEach(rule -> rule.check(submission));
    return keep(submission);
  }

  /** Before anything of the answer is looked at: what is wrong with it may tell of others' work. */
  private void requireMayBegin(ProcessDefinition definition) {
    var caller = engine.getIdentityService().getCurrentAuthentication();
    var mayBegin =
        engine
            .getAuthorizationService()
            .isUserAuthorized(
                caller.getUserId(),
                caller.getGroupIds(),
                ProcessDefinitionPermissions.CREATE_INSTANCE,
                Resources.PROCESS_DEFINITION,
                definition.getKey());
    if (!mayBegin) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED,
          "'%s' is not begun by your team; ask a team that begins it"
              .formatted(definition.getName()));
    }
  }

  /** What a task's form shows beside its process variables; the caller must see the task. */
  public Map<String, Object> valuesFor(String taskId) {
    var ref = tasks.reference(tasks.get(taskId));
    var values = new LinkedHashMap<String, Object>();
    formValues.stream()
        .filter(source -> source.concerns(ref))
        .forEach(source -> values.putAll(source.values(ref)));
    shown(ref).ifPresent(hash -> values.put(Submissions.SHOWN, hash));
    return values;
  }

  /**
   * An answer counts for what whoever gives it says that they were shown. A program that was shown
   * nothing says nothing, and nothing is kept of it.
   */
  private void requireShown(Map<String, Object> fields, TaskRef task) {
    var said = (String) fields.get(Submissions.SHOWN);
    shown(task).ifPresent(now -> Shown.require(said, now));
  }

  private Optional<String> shown(TaskRef task) {
    return formValues.stream()
        .filter(source -> source.concerns(task))
        .flatMap(source -> source.shown(task).stream())
        .findFirst();
  }

  private FormSchema schemaOf(Task task) {
    if (task.getCamundaFormRef() == null) {
      return FormSchema.empty();
    }
    FormService forms = engine.getFormService();
    return schemas.of(
        task.getProcessDefinitionId(),
        task.getTaskDefinitionKey(),
        () -> system.<InputStream>call(() -> forms.getDeployedTaskForm(task.getId())));
  }

  private static Map<String, Object> check(
      FormSchema schema, @Nullable Map<String, Object> submitted, Map<String, Object> context) {
    var check = schema.check(submitted == null ? Map.of() : plain(submitted), context);
    if (!check.errors().isEmpty()) {
      // Tasklist shows the message alone, so it has to tell everything
      throw new RefusedException(
          ErrorCode.INVALID_FORM, describe(schema, check.errors()), check.errors());
    }
    return check.values();
  }

  /**
   * What was submitted, by its content. An object that came serialized is left wrapped: it is never
   * read, and no field takes it.
   */
  private static Map<String, Object> plain(Map<String, Object> submitted) {
    if (!(submitted instanceof VariableMap variables)) {
      return submitted;
    }
    var plain = new LinkedHashMap<String, Object>();
    for (var name : variables.keySet()) {
      TypedValue typed = variables.getValueTyped(name);
      var wrapped = typed instanceof SerializableValue serial && !serial.isDeserialized();
      plain.put(name, wrapped ? typed : variables.get(name));
    }
    return plain;
  }

  private static String describe(FormSchema schema, List<FieldError> errors) {
    return errors.stream()
        .map(error -> "\"%s\" %s".formatted(schema.labelOf(error.field()), error.message()))
        .collect(Collectors.joining("; "));
  }

  private Submission submission(
      @Nullable String taskId,
      String processId,
      String activity,
      String by,
      Map<String, Object> values) {
    var fields = new LinkedHashMap<>(values);
    var outcome = (String) fields.remove(Submissions.OUTCOME);
    return new Submission(
        UUID.randomUUID().toString(),
        taskId,
        processId,
        activity,
        by,
        clock.instant(),
        outcome,
        fields);
  }

  private Map<String, Object> keep(Submission submission) {
    submissions.keep(submission);
    var variables = new LinkedHashMap<String, Object>();
    variables.put(Submissions.VARIABLE, submission.id());
    if (submission.outcome() != null) {
      variables.put(Submissions.OUTCOME, submission.outcome());
    }
    return variables;
  }

  private String caller() {
    IdentityService identity = engine.getIdentityService();
    var caller = identity.getCurrentAuthentication();
    if (caller == null || caller.getUserId() == null) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "Only somebody who is logged in can answer; log in and try again");
    }
    return caller.getUserId();
  }
}
