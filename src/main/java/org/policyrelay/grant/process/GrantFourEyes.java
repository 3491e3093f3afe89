package org.policyrelay.grant.process;

import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.grant.LegalFourEyes;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.kernel.Drafted;
import org.springframework.stereotype.Component;

/**
 * Who asked does not check; neither advises on it who has asked or checked; and who has asked,
 * checked or advised does not decide.
 */
@Component
class GrantFourEyes implements FourEyes {

  private final PolicyGrants grants;
  private final GrantTasks tasks;
  private final LegalFourEyes legal;

  GrantFourEyes(PolicyGrants grants, GrantTasks tasks, LegalFourEyes legal) {
    this.grants = grants;
    this.tasks = tasks;
    this.legal = legal;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    return tasks.handoffOf(task).map(legal::drafted).orElseGet(() -> draftedOfItsOwn(task));
  }

  private Drafted draftedOfItsOwn(TaskRef task) {
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
