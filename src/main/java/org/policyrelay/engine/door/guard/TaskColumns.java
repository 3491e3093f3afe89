package org.policyrelay.engine.door.guard;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.policyrelay.engine.ListColumns;
import org.policyrelay.engine.TaskLists;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives a task its own copy of what a list shows in its columns. A reader of a task may read the
 * task's variables, but not those of the process instance, which other teams share.
 */
final class TaskColumns implements TaskListener {

  private final Supplier<List<String>> variables;

  /**
   * @param columns asked for when the first task is made
   */
  TaskColumns(Supplier<Stream<ListColumns>> columns) {
    variables =
        SingletonSupplier.of(
            () ->
                columns
                    .get()
                    .flatMap(one -> one.columns().stream())
                    .map(TaskLists.Column::variable)
                    .toList());
  }

  @Override
  public void notify(DelegateTask task) {
    for (var column : variables.get()) {
      var content = task.getExecution().getVariable(column);
      if (content != null) {
        task.setVariableLocal(column, content);
      }
    }
  }
}
