package org.policyrelay.packages.process;

import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Drafted;
import org.policyrelay.packages.PackageRegister;
import org.springframework.stereotype.Component;

/** Who drafted a part does not let the package go. */
@Component
class PackageFourEyes implements FourEyes {

  private final PackageRegister packages;

  PackageFourEyes(PackageRegister packages) {
    this.packages = packages;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    var key = task.businessKey();
    if (key == null || !task.activity().equals(PackageVariables.RELEASE)) {
      return Drafted.byNobody();
    }
    var of = packages.get(key);
    return new Drafted(packages.drafters(of), "a part of " + of.describe());
  }
}
