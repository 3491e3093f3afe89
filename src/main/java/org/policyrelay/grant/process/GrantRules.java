package org.policyrelay.grant.process;

import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.grant.GrantCare;
import org.policyrelay.grant.GrantRequests;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** What an answer about a grant must keep to beside its form: told while the task is open. */
@Component
class GrantRules implements SubmissionRule {

  private final PolicyGrants grants;
  private final GrantCare care;

  GrantRules(PolicyGrants grants, GrantCare care) {
    this.grants = grants;
    this.care = care;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(GrantVariables.PROCESS);
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    var key = task.businessKey();
    if (key == null) {
      return;
    }
    switch (submission.activity() + " " + submission.outcome()) {
      case GrantVariables.SUPPLY + " supply" ->
          GrantRequests.requireEvidence(submission.requiredText("evidence"));
      case GrantVariables.DECIDE + " grant" -> grants.requireGrantable(grants.get(key));
      case GrantVariables.CONFIRM + " confirm" -> care.requireConfirmable(grants.get(key));
      default -> {
        // nothing that the grant or the registry could stand against
      }
    }
  }
}
