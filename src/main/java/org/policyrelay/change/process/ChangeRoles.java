package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.engine.Directory;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who may decide in {@code policy-change.bpmn}. */
@Component
public class ChangeRoles {

  private final PolicyChanges changes;
  private final Directory directory;
  private final Teams teams;

  ChangeRoles(PolicyChanges changes, Directory directory, Teams teams) {
    this.changes = changes;
    this.directory = directory;
    this.teams = teams;
  }

  /**
   * The policy managers; where every one of them has drafted this change, the administrators too,
   * or four eyes would leave nobody to decide.
   *
   * @return groups as the engine takes them, comma-separated
   */
  public String approvers(DelegateExecution execution) {
    var managers = teams.get(Teams.POLICY_TEAM).leadGroup();
    var free = directory.membersOf(managers);
    free.removeAll(changes.drafters(ChangeVariables.change(execution)));
    return free.isEmpty() ? managers + "," + Teams.ADMINISTRATORS : managers;
  }
}
