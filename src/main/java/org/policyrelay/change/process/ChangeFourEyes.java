package org.policyrelay.change.process;

import java.util.Set;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.springframework.stereotype.Component;

/**
 * Who drafted a change neither approves it nor takes on its review. Judged by the texts on record,
 * not by process variables, so nobody can rewrite it.
 */
@Component
class ChangeFourEyes implements FourEyes {

  private static final Set<String> REVIEWS = Set.of("review");

  private final PolicyChanges changes;

  ChangeFourEyes(PolicyChanges changes) {
    this.changes = changes;
  }

  @Override
  public Set<String> excluded(TaskRef task) {
    var work = task.text("work");
    if (work != null && !REVIEWS.contains(work)) {
      return Set.of();
    }
    return ChangeTasks.changeOf(task).map(changes::drafters).orElse(Set.of());
  }
}
