package org.policyrelay.round.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** Vote-by is reached: what comes now is late. */
@Component
class CloseVotes implements JavaDelegate {

  private final Rounds rounds;

  CloseVotes(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.closeVotes(RoundVariables.round(execution));
  }
}
