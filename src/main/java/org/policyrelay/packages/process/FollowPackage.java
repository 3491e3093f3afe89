package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.packages.PackageCare;
import org.springframework.stereotype.Component;

/** Looks where the parts stand and what is ahead of the package. */
@Component
class FollowPackage implements JavaDelegate {

  private final PackageCare care;

  FollowPackage(PackageCare care) {
    this.care = care;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var ahead = care.follow(PackageVariables.packageOf(execution));
    execution.setVariable(PackageVariables.ALL_ENDED, ahead.ended());
    execution.setVariable(PackageVariables.ALL_PUBLIC, ahead.announce());
    execution.setVariable(PackageVariables.PART_ENDED, ahead.settle());
    execution.setVariable(PackageVariables.RELEASABLE, ahead.releasable());
  }
}
