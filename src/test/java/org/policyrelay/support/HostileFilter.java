package org.policyrelay.support;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.context.TestComponent;

/** A stored list to attack, and an expression that leaves a mark wherever it is evaluated. */
@TestComponent
public class HostileFilter {

  /** Set by whoever evaluates {@link #EXPRESSION}. */
  public static final String MARK = "relay.evaluated";

  public static final String EXPRESSION =
      "${environment.systemProperties.put('" + MARK + "', 'evaluated')}";

  private final FilterService filters;
  private final TaskService tasks;

  HostileFilter(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** Makes the list, and forgets what was evaluated before. */
  public String make() {
    System.clearProperty(MARK);
    return filters
        .saveFilter(
            filters
                .newTaskFilter("hostile")
                .setQuery(tasks.createTaskQuery().taskName("nothing is called so")))
        .getId();
  }

  public void delete(String filter) {
    filters.deleteFilter(filter);
    System.clearProperty(MARK);
  }
}
