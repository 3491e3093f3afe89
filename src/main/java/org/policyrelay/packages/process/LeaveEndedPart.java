package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.packages.PolicyPackages;
import org.springframework.stereotype.Component;

/** The others go on without what has ended by the time of the answer. */
@Component
class LeaveEndedPart implements JavaDelegate {

  private final PolicyPackages packages;
  private final Submissions submissions;

  LeaveEndedPart(PolicyPackages packages, Submissions submissions) {
    this.packages = packages;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision(PackageVariables.SETTLE, "go-on-without");
    packages.goOnWithout(
        PackageVariables.packageOf(execution),
        answer.by(),
        answer.at(),
        answer.requiredText("decisionReason"));
  }
}
