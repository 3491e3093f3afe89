package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeRelease;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** Orders the publication for the markets that the manager lets go. */
@Component
class RecordRelease implements JavaDelegate {

  private final ChangeRelease release;
  private final Submissions submissions;

  RecordRelease(ChangeRelease release, Submissions submissions) {
    this.release = release;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(
                new Decision("Task_ReleaseToMarkets", "go"),
                new Decision("Task_ReleaseToMarkets", "go-for-ready-markets"),
                new Decision("Task_ApproveChange", "approve"));
    var readyOnly = answer.outcome() != null && answer.outcome().equals("go-for-ready-markets");
    var change = release.release(ChangeVariables.change(execution), answer.by(), readyOnly);
    execution.setVariable(ChangeVariables.MARKETS_LEFT, !change.marketsLeft().isEmpty());
    // what follows settles nothing any more, and is of every market again
    execution.setVariable(ChangeVariables.SUBJECT, Subject.of(change, change.entry()));
    execution.setVariable(ChangeVariables.MARKETS, Subject.markets(change.entry()));
  }
}
