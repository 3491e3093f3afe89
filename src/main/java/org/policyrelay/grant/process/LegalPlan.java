package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.grant.GrantState;
import org.policyrelay.grant.LegalOpinions;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** What {@code policy-exception.bpmn} hands to Legal; read from the grant, not from a variable. */
@Component
public class LegalPlan {

  private final PolicyGrants grants;
  private final LegalOpinions legal;

  LegalPlan(PolicyGrants grants, LegalOpinions legal) {
    this.grants = grants;
    this.legal = legal;
  }

  /** Whether the grant waits for Legal, since its evidence was checked. */
  public boolean isAsked(DelegateExecution execution) {
    return grants.get(GrantVariables.grant(execution)).state() == GrantState.WITH_LEGAL;
  }

  public String origin(DelegateExecution execution) {
    return GrantVariables.grant(execution);
  }

  /** How fast it is answered: what lets go a prohibition is as risky as a rule that changes. */
  public String riskTier(DelegateExecution execution) {
    return legal.letsGoWhatIsProhibited(grants.get(GrantVariables.grant(execution)))
        ? "high"
        : "medium";
  }
}
