package org.policyrelay.engine.door.guard;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Gives a task its own copy of what a list shows in its columns. A reader of a task may read the
 * task's variables, but not those of the process instance, which other teams share.
 */
final class TaskColumns implements TaskListener {

  private static final List<String> COLUMNS = List.of("policy", "markets", "riskTier");

  @Override
  public void notify(DelegateTask task) {
    for (var column : COLUMNS) {
      var content = task.getExecution().getVariable(column);
      if (content != null) {
        task.setVariableLocal(column, content);
      }
    }
  }
}
