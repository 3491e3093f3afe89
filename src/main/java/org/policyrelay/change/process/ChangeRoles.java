package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.team.Roles;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who may decide in {@code policy-change.bpmn}. */
@Component
public class ChangeRoles {

  private final PolicyChanges changes;
  private final Roles roles;

  ChangeRoles(PolicyChanges changes, Roles roles) {
    this.changes = changes;
    this.roles = roles;
  }

  /**
   * The policy managers; where every one of them has drafted this change, the administrators too,
   * or four eyes would leave nobody to decide.
   *
   * @return groups as the engine takes them, comma-separated
   */
  public String approvers(DelegateExecution execution) {
    return roles.others(Teams.POLICY_MANAGERS, changes.drafters(ChangeVariables.change(execution)));
  }
}
