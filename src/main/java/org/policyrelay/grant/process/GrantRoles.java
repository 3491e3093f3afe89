package org.policyrelay.grant.process;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.engine.Directory;
import org.policyrelay.grant.PolicyGrant;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * Who may act in {@code policy-exception.bpmn}, as groups with commas between: administrators too
 * where four eyes would leave nobody else.
 */
@Component
public class GrantRoles {

  private final PolicyGrants grants;
  private final Directory directory;
  private final Teams teams;

  GrantRoles(PolicyGrants grants, Directory directory, Teams teams) {
    this.grants = grants;
    this.directory = directory;
    this.teams = teams;
  }

  /** Ad Policy, but for who asked. */
  public String checkers(DelegateExecution execution) {
    return without(grant(execution).askers(), Teams.POLICY_TEAM);
  }

  /** Policy managers who neither asked nor checked. */
  public String deciders(DelegateExecution execution) {
    return without(grant(execution).others(), Teams.POLICY_MANAGERS);
  }

  /** Policy managers who did not ask. */
  public String confirmers(DelegateExecution execution) {
    return without(grant(execution).askers(), Teams.POLICY_MANAGERS);
  }

  /** Who asked has colleagues; Ad Policy where the team is gone by now. */
  public String askingTeam(DelegateExecution execution) {
    return teams.find(grant(execution).asking().team()).map(Team::id).orElse(Teams.POLICY_TEAM);
  }

  private PolicyGrant grant(DelegateExecution execution) {
    return grants.get(GrantVariables.grant(execution));
  }

  private String without(Set<String> kept, String group) {
    var free = directory.membersOf(group);
    free.removeIf(user -> kept.stream().anyMatch(user::equalsIgnoreCase));
    return free.isEmpty() ? group + "," + Teams.ADMINISTRATORS : group;
  }
}
