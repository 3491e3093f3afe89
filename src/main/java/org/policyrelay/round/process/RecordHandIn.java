package org.policyrelay.round.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/**
 * A rater is done. Several may answer before any of them is recorded, so the newest answer of the
 * instance need not be this one's: the rater must have given one.
 */
@Component
class RecordHandIn implements JavaDelegate {

  private final Rounds rounds;
  private final Submissions submissions;

  RecordHandIn(Rounds rounds, Submissions submissions) {
    this.rounds = rounds;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = RoundVariables.round(execution);
    var number = RoundVariables.rater(execution);
    var user = rounds.get(key).rater(number).user();
    var answered =
        submissions.newestFirst(key).stream()
            .anyMatch(
                one -> one.activity().equals(RoundVariables.LABEL_CASES) && one.by().equals(user));
    if (!answered) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED, "%s has not handed in for %s".formatted(user, key));
    }
    rounds.handIn(key, number);
  }
}
