package org.policyrelay.round.process;

import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** Nobody hands in while a case has no label of theirs. */
@Component
class LabelingRules implements SubmissionRule {

  private final Rounds rounds;
  private final RoundTasks tasks;

  LabelingRules(Rounds rounds, RoundTasks tasks) {
    this.rounds = rounds;
    this.tasks = tasks;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(RoundVariables.PROCESS);
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    tasks
        .of(task)
        .ifPresent(
            own -> {
              RaterAlone.require(own, submission.by());
              rounds.requireComplete(own.round(), own.rater());
            });
  }
}
