package org.policyrelay.change.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The process instances that run for one change: its own and everything it calls. */
@Component
class ProcessTree {

  private final RuntimeService runtime;

  ProcessTree(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Ids from the change's own instance downward; none once its process has ended. */
  List<String> instancesOf(String change) {
    var open = new ArrayDeque<String>();
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(change)
        .processDefinitionKey(ChangeVariables.PROCESS)
        .list()
        .forEach(instance -> open.add(instance.getId()));
    var found = new ArrayList<String>();
    while (!open.isEmpty()) {
      var instance = open.remove();
      found.add(instance);
      runtime
          .createProcessInstanceQuery()
          .superProcessInstanceId(instance)
          .list()
          .forEach(called -> open.add(called.getId()));
    }
    return found;
  }

  boolean isOf(String instance, String process) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceId(instance)
            .processDefinitionKey(process)
            .count()
        > 0;
  }
}
