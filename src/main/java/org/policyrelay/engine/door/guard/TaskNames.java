package org.policyrelay.engine.door.guard;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.policyrelay.engine.TaskSubject;
import org.springframework.stereotype.Component;

/** What a task's name says beside the step: which policy and which markets it is about. */
@Component
public class TaskNames {

  private final Map<String, String> variables;

  TaskNames(List<TaskSubject> subjects) {
    variables =
        subjects.stream().collect(toUnmodifiableMap(TaskSubject::process, TaskSubject::subject));
  }

  public String suffix(DelegateExecution execution) {
    var process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
    var variable = variables.get(process);
    var subject = variable == null ? null : execution.getVariable(variable);
    return subject == null ? "" : ": " + subject;
  }
}
