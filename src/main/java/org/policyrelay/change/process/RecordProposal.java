package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Settlement;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/**
 * Makes the proposal known. One that came in over HTTP is recorded already and only named here; one
 * from the start form is recorded now, and the process instance takes its key.
 */
@Component
class RecordProposal implements JavaDelegate {

  private final PolicyChanges changes;
  private final Submissions submissions;
  private final ProposalForm form;
  private final IntoPackage into;
  private final Settlement settlement;

  RecordProposal(
      PolicyChanges changes,
      Submissions submissions,
      ProposalForm form,
      IntoPackage into,
      Settlement settlement) {
    this.changes = changes;
    this.submissions = submissions;
    this.form = form;
    this.into = into;
    this.settlement = settlement;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = ChangeVariables.change(execution);
    if (key == null) {
      key = record(submissions.current(execution));
      execution.setProcessBusinessKey(key);
      execution.setVariable(ChangeVariables.CHANGE, key);
    }
    var change = changes.get(key);
    var entry = change.entry();
    execution.setVariable(ChangeVariables.SUBJECT, Subject.of(change, entry));
    execution.setVariable(ChangeVariables.POLICY, entry.policyId());
    execution.setVariable(ChangeVariables.MARKETS, Subject.markets(entry));
    execution.setVariable(ChangeVariables.EMERGENCY, change.emergency());
    execution.setVariable(ChangeVariables.TEXT_READY, settlement.isTextReady(change));
  }

  private String record(Submission started) {
    var proposal = form.read(started);
    var by = started.by();
    return ProposalForm.packageOf(started)
        .map(key -> into.record(key, proposal, by))
        .orElseGet(() -> changes.record(proposal, by));
  }
}
