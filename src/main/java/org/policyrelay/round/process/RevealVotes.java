package org.policyrelay.round.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** All votes become known at once. */
@Component
class RevealVotes implements JavaDelegate {

  private final Rounds rounds;

  RevealVotes(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.reveal(RoundVariables.round(execution));
  }
}
