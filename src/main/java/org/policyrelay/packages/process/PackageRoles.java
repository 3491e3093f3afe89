package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.team.Roles;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who may act in {@code policy-package.bpmn}, as groups with commas between. */
@Component
public class PackageRoles {

  private final PackageRegister packages;
  private final Roles roles;

  PackageRoles(PackageRegister packages, Roles roles) {
    this.packages = packages;
    this.roles = roles;
  }

  /** Policy managers who drafted no part; administrators too where that leaves nobody. */
  public String releasers(DelegateExecution execution) {
    var of = packages.get(PackageVariables.packageOf(execution));
    return roles.others(Teams.POLICY_MANAGERS, packages.drafters(of));
  }
}
