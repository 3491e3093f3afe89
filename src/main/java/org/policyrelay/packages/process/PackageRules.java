package org.policyrelay.packages.process;

import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.packages.PolicyPackages;
import org.springframework.stereotype.Component;

/** What an answer about a package must keep to beside its form: told while the task is open. */
@Component
class PackageRules implements SubmissionRule {

  private final PolicyPackages packages;
  private final PackageRegister register;

  PackageRules(PolicyPackages packages, PackageRegister register) {
    this.packages = packages;
    this.register = register;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(PackageVariables.PROCESS);
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    var key = task.businessKey();
    var outcome = submission.outcome();
    if (key == null || outcome == null) {
      return;
    }
    packages.keepFree(key);
    switch (outcome) {
      case PackageVariables.GO -> requireReleasable(key, false);
      case PackageVariables.GO_FOR_READY -> requireReleasable(key, true);
      case "withdraw" -> register.requireWithdrawable(register.get(key));
      default -> {
        // nothing that a part could stand against
      }
    }
  }

  private void requireReleasable(String key, boolean readyOnly) {
    register
        .releaseProblem(key, readyOnly)
        .ifPresent(
            refused -> {
              throw refused;
            });
  }
}
