package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.packages.PackageCare;
import org.springframework.stereotype.Component;

/** Tells once of all that the package has published. */
@Component
class AnnouncePackage implements JavaDelegate {

  private final PackageCare care;

  AnnouncePackage(PackageCare care) {
    this.care = care;
  }

  @Override
  public void execute(DelegateExecution execution) {
    care.announce(PackageVariables.packageOf(execution));
  }
}
