package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.packages.PolicyPackages;
import org.springframework.stereotype.Component;

/** Lets all parts go, or says why it could not: the package looks anew after either. */
@Component
class ReleaseTogether implements JavaDelegate {

  private final PolicyPackages packages;
  private final PackageRegister register;
  private final Submissions submissions;

  ReleaseTogether(PolicyPackages packages, PackageRegister register, Submissions submissions) {
    this.packages = packages;
    this.register = register;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var readyOnly = new Decision(PackageVariables.RELEASE, PackageVariables.GO_FOR_READY);
    var answer =
        submissions
            .current(execution)
            .requireOneOf(new Decision(PackageVariables.RELEASE, PackageVariables.GO), readyOnly);
    var key = PackageVariables.packageOf(execution);
    var some = PackageVariables.GO_FOR_READY.equals(answer.outcome());
    register
        .releaseProblem(key, some)
        .ifPresentOrElse(
            refused -> packages.notReleased(key, answer.by(), answer.id(), refused.getMessage()),
            () -> packages.release(key, answer.by(), some));
  }
}
