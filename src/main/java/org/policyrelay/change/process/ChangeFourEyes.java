package org.policyrelay.change.process;

import java.util.Set;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.ReviewFourEyes;
import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.springframework.stereotype.Component;

/**
 * Who wrote the text of a change neither decides it nor reviews it. Told here while the task is
 * still open; the change and the handoff refuse by themselves what comes another way.
 */
@Component
class ChangeFourEyes implements FourEyes {

  private final PolicyChanges changes;
  private final ChangeTasks tasks;
  private final ReviewFourEyes reviews;

  ChangeFourEyes(PolicyChanges changes, ChangeTasks tasks, ReviewFourEyes reviews) {
    this.changes = changes;
    this.tasks = tasks;
    this.reviews = reviews;
  }

  @Override
  public Set<String> excluded(TaskRef task) {
    return tasks
        .handoffOf(task)
        .map(reviews::excluded)
        .orElseGet(() -> tasks.changeOf(task).map(changes::drafters).orElse(Set.of()));
  }
}
