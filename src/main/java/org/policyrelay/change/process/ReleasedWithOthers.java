package org.policyrelay.change.process;

import java.util.Set;
import org.policyrelay.change.Holders;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.engine.WithheldOutcomes;
import org.springframework.stereotype.Component;

/** What goes with others is not let go by itself, and its form does not offer that. */
@Component
class ReleasedWithOthers implements WithheldOutcomes {

  private static final Set<String> RELEASES = Set.of("go", "go-for-ready-markets");

  private final ChangeTasks tasks;
  private final Holders holders;

  ReleasedWithOthers(ChangeTasks tasks, Holders holders) {
    this.tasks = tasks;
    this.holders = holders;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.activity().equals(ReleaseTask.STEP) && tasks.changeOf(task).isPresent();
  }

  @Override
  public Set<String> withheld(TaskRef task) {
    return tasks.changeOf(task).flatMap(holders::of).isPresent() ? RELEASES : Set.of();
  }
}
