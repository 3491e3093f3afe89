package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.grant.PolicyGrant;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.team.Roles;
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
  private final Roles roles;
  private final Teams teams;

  GrantRoles(PolicyGrants grants, Roles roles, Teams teams) {
    this.grants = grants;
    this.roles = roles;
    this.teams = teams;
  }

  /** Ad Policy, but for who asked. */
  public String checkers(DelegateExecution execution) {
    return roles.others(Teams.POLICY_TEAM, grant(execution).askers());
  }

  /** Policy managers who neither asked nor checked. */
  public String deciders(DelegateExecution execution) {
    return roles.others(Teams.POLICY_MANAGERS, grant(execution).others());
  }

  /** Policy managers who did not ask. */
  public String confirmers(DelegateExecution execution) {
    return roles.others(Teams.POLICY_MANAGERS, grant(execution).askers());
  }

  /** Who asked has colleagues; Ad Policy where the team is gone by now. */
  public String askingTeam(DelegateExecution execution) {
    return teams.find(grant(execution).asking().team()).map(Team::id).orElse(Teams.POLICY_TEAM);
  }

  private PolicyGrant grant(DelegateExecution execution) {
    return grants.get(GrantVariables.grant(execution));
  }
}
