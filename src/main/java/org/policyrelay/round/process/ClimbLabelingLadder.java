package org.policyrelay.round.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.deadline.process.TaskLadder;
import org.policyrelay.round.RoundNotices;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** A rater has not handed in in time: the task climbs to the rung that is due. */
@Component
class ClimbLabelingLadder implements JavaDelegate {

  private final Rounds rounds;
  private final RoundNotices notices;
  private final RoundTasks tasks;
  private final TaskLadder ladder;
  private final RoundWait wait;

  ClimbLabelingLadder(
      Rounds rounds, RoundNotices notices, RoundTasks tasks, TaskLadder ladder, RoundWait wait) {
    this.rounds = rounds;
    this.notices = notices;
    this.tasks = tasks;
    this.ladder = ladder;
    this.wait = wait;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var round = rounds.get(RoundVariables.round(execution));
    var rater = round.rater(RoundVariables.rater(execution));
    ladder.climb(
        execution,
        tasks.find(execution.getProcessInstanceId(), rater.number()).orElse(null),
        round.about(rater),
        Rounds.STAGE,
        (clock, rung) -> notices.escalated(round, rater, clock, rung));
    wait.endIfOver(round.key(), execution.getProcessInstanceId());
  }
}
