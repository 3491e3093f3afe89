package org.policyrelay.change.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.ReadinessPart;
import org.policyrelay.change.TakingBack;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** To whom {@code policy-change.bpmn} hands what. */
@Component
public class HandoffPlan {

  private final PolicyChanges changes;
  private final TakingBack takingBack;
  private final Teams teams;

  HandoffPlan(PolicyChanges changes, TakingBack takingBack, Teams teams) {
    this.changes = changes;
    this.takingBack = takingBack;
    this.teams = teams;
  }

  /** The teams that review, one handoff each; but for one that is there no more. */
  public List<String> reviewTeams(DelegateExecution execution) {
    return changes.get(ChangeVariables.change(execution)).impact().reviewTeams().stream()
        .filter(teams::isAsked)
        .toList();
  }

  /** The parts to be made ready in this round, one handoff each. */
  public List<String> openReadinessParts(DelegateExecution execution) {
    return ReadinessPart.codes(
        changes.get(ChangeVariables.change(execution)).rollout().openParts());
  }

  /** The parts to be taken back after a withdrawal, one handoff each. */
  public List<String> partsToTakeBack(DelegateExecution execution) {
    return ReadinessPart.codes(takingBack.open(changes.get(ChangeVariables.change(execution))));
  }

  /** What the handoffs by which it is taken back are called. */
  public String subjectToTakeBack(DelegateExecution execution) {
    var change = changes.get(ChangeVariables.change(execution));
    return Subject.ofTakingBack(change, change.entry());
  }

  public String takingBack(String readinessPart) {
    return ReadinessPart.ofCode(readinessPart).takingBack();
  }

  public String teamFor(String readinessPart) {
    return ReadinessPart.ofCode(readinessPart).team();
  }
}
