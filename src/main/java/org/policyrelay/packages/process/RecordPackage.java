package org.policyrelay.packages.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submissions;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.packages.PolicyPackages;
import org.springframework.stereotype.Component;

/**
 * Makes a package known. One that came in over HTTP is recorded already and only named here; one
 * from the start form is recorded now, unless its parts have changed since.
 */
@Component
class RecordPackage implements JavaDelegate {

  private final PolicyPackages packages;
  private final PackageRegister register;
  private final Submissions submissions;

  RecordPackage(PolicyPackages packages, PackageRegister register, Submissions submissions) {
    this.packages = packages;
    this.register = register;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (execution.getProcessBusinessKey() == null) {
      execution.setProcessBusinessKey(record(execution, submissions.current(execution)));
    }
    var recorded = register.get(PackageVariables.packageOf(execution));
    execution.setVariable(PackageVariables.ORIGIN, recorded.key());
    execution.setVariable(PackageVariables.SUBJECT, recorded.title());
  }

  private String record(DelegateExecution execution, Submission started) {
    var title = PackageForm.title(started);
    var changes = PackageForm.changes(started);
    var since = register.problem(title, changes);
    if (since.isPresent()) {
      packages.notOpened(
          title, started.by(), execution.getProcessInstanceId(), since.get().getMessage());
      throw new BpmnError(PackageVariables.NOT_OPENED);
    }
    return packages.record(title, changes, started.by());
  }
}
