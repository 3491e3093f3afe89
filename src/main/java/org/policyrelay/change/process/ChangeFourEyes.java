package org.policyrelay.change.process;

import org.policyrelay.change.ReviewFourEyes;
import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Drafted;
import org.springframework.stereotype.Component;

/**
 * Who wrote the text of a change neither decides it nor reviews it. Told here while the task is
 * still open; the change and the handoff refuse by themselves what comes another way.
 */
@Component
class ChangeFourEyes implements FourEyes {

  private final ChangeTasks tasks;
  private final ReviewFourEyes reviews;

  ChangeFourEyes(ChangeTasks tasks, ReviewFourEyes reviews) {
    this.tasks = tasks;
    this.reviews = reviews;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    return tasks
        .handoffOf(task)
        .map(reviews::drafted)
        .orElseGet(() -> tasks.changeOf(task).map(reviews::draftedOf).orElseGet(Drafted::byNobody));
  }
}
