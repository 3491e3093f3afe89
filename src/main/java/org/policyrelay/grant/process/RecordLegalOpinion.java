package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.grant.LegalOpinions;
import org.springframework.stereotype.Component;

/** Legal has advised, returned it or handed it back: a policy manager can decide. */
@Component
class RecordLegalOpinion implements JavaDelegate {

  private final LegalOpinions legal;

  RecordLegalOpinion(LegalOpinions legal) {
    this.legal = legal;
  }

  @Override
  public void execute(DelegateExecution execution) {
    legal.record(GrantVariables.grant(execution));
  }
}
