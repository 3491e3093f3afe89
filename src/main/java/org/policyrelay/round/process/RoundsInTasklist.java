package org.policyrelay.round.process;

import java.util.Optional;
import org.policyrelay.engine.TaskGiven;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.notification.TaskSubjects;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** What a rater's task is about, in lists and in notices. */
@Component
class RoundsInTasklist implements TaskSubject, TaskSubjects {

  private final Rounds rounds;

  RoundsInTasklist(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String process() {
    return RoundVariables.PROCESS;
  }

  @Override
  public String subject() {
    return RoundVariables.SUBJECT;
  }

  @Override
  public Optional<String> of(TaskGiven task) {
    var key = task.businessKey();
    if (key == null || !task.processId().equals(RoundVariables.PROCESS)) {
      return Optional.empty();
    }
    var round = rounds.get(key);
    return round.raterOf(task.assignee()).map(round::about);
  }
}
