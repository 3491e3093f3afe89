package org.policyrelay.grant.process;

import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.kernel.Drafted;
import org.springframework.stereotype.Component;

/** Who asked does not check, and neither decides who has asked nor who has checked. */
@Component
class GrantFourEyes implements FourEyes {

  private final PolicyGrants grants;

  GrantFourEyes(PolicyGrants grants) {
    this.grants = grants;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    var key = task.businessKey();
    if (key == null || !task.processId().equals(GrantVariables.PROCESS)) {
      return Drafted.byNobody();
    }
    var grant = grants.get(key);
    return switch (task.activity()) {
      case GrantVariables.CHECK, GrantVariables.CONFIRM ->
          new Drafted(grant.askers(), "or supplied evidence for " + grant.describe());
      case GrantVariables.DECIDE -> new Drafted(grant.others(), "or checked " + grant.describe());
      default -> Drafted.byNobody();
    };
  }
}
