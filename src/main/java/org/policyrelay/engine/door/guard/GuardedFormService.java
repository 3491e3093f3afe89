package org.policyrelay.engine.door.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.door.form.AnswerDesk;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's form service with our checks in front, as {@link GuardedTaskService}. */
class GuardedFormService extends FormServiceImpl {

  private final ObjectProvider<AnswerDesk> desk;

  GuardedFormService(ObjectProvider<AnswerDesk> desk) {
    this.desk = desk;
  }

  @Override
  public void submitTaskForm(String taskId, @Nullable Map<String, Object> values) {
    call(
        () -> {
          super.submitTaskForm(taskId, desk.getObject().takeTask(taskId, values));
          return true;
        });
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(
      String taskId, @Nullable Map<String, Object> values, boolean deserializeValues) {
    return call(
        () ->
            super.submitTaskFormWithVariablesInReturn(
                taskId, desk.getObject().takeTask(taskId, values), deserializeValues));
  }

  @Override
  public void submitTaskFormData(String taskId, Map<String, String> values) {
    submitTaskForm(taskId, new LinkedHashMap<>(values));
  }

  @Override
  public ProcessInstance submitStartForm(
      String definitionId, @Nullable Map<String, Object> values) {
    return call(
        () ->
            super.submitStartForm(definitionId, desk.getObject().takeStart(definitionId, values)));
  }

  /** The business key that a person typed is not taken: the first step gives the real one. */
  @Override
  public ProcessInstance submitStartForm(
      String definitionId, @Nullable String businessKey, @Nullable Map<String, Object> values) {
    return submitStartForm(definitionId, values);
  }

  @Override
  public ProcessInstance submitStartFormData(String definitionId, Map<String, String> values) {
    return submitStartForm(definitionId, new LinkedHashMap<>(values));
  }

  @Override
  public ProcessInstance submitStartFormData(
      String definitionId, String businessKey, Map<String, String> values) {
    return submitStartForm(definitionId, new LinkedHashMap<>(values));
  }

  private <T> T call(Supplier<T> work) {
    return Refusals.explain(() -> commandExecutor.execute(context -> work.get()));
  }
}
