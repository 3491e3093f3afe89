package org.policyrelay.round.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** From here on the raters vote, and nobody sees another's vote. */
@Component
class SealRound implements JavaDelegate {

  private final Rounds rounds;

  SealRound(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var round = rounds.seal(RoundVariables.round(execution));
    execution.setVariable(RoundVariables.ORIGIN, round.key());
    execution.setVariable(RoundVariables.SUBJECT, round.title());
    execution.setVariable(RoundVariables.POLICY, round.asked().policyId());
  }
}
