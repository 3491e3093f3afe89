package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.packages.PolicyPackages;
import org.springframework.stereotype.Component;

/** Lets all parts stand still. */
@Component
class HoldPackage implements JavaDelegate {

  private final PolicyPackages packages;
  private final Submissions submissions;

  HoldPackage(PolicyPackages packages, Submissions submissions) {
    this.packages = packages;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(PackageVariables.RELEASE, "hold");
    packages.hold(
        PackageVariables.packageOf(execution), answer.by(), answer.requiredText("holdReason"));
  }
}
