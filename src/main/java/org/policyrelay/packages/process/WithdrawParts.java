package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.packages.PolicyPackages;
import org.springframework.stereotype.Component;

/** Takes the package back with all its parts. */
@Component
class WithdrawParts implements JavaDelegate {

  private final PolicyPackages packages;
  private final Submissions submissions;

  WithdrawParts(PolicyPackages packages, Submissions submissions) {
    this.packages = packages;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision(PackageVariables.SETTLE, "withdraw");
    packages.withdraw(
        PackageVariables.packageOf(execution), answer.by(), answer.requiredText("decisionReason"));
  }
}
