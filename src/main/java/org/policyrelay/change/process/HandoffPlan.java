package org.policyrelay.change.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.ReadinessPart;
import org.springframework.stereotype.Component;

/** To whom {@code policy-change.bpmn} hands what. */
@Component
public class HandoffPlan {

  private final PolicyChanges changes;

  HandoffPlan(PolicyChanges changes) {
    this.changes = changes;
  }

  /** The teams that review, one handoff each. */
  public List<String> reviewTeams(DelegateExecution execution) {
    return List.copyOf(changes.get(ChangeVariables.change(execution)).reviewTeams());
  }

  /** The parts to be made ready in this round, one handoff each. */
  public List<String> openReadinessParts(DelegateExecution execution) {
    return List.copyOf(changes.get(ChangeVariables.change(execution)).openParts());
  }

  public String teamFor(String readinessPart) {
    return ReadinessPart.ofCode(readinessPart).team();
  }
}
