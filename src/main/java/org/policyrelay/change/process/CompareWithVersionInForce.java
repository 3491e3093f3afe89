package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/**
 * Takes over the submitted text, if there is one, and compares it with the version in force. In an
 * emergency nobody drafts, and the text is the proposed one.
 */
@Component
class CompareWithVersionInForce implements JavaDelegate {

  private final PolicyChanges changes;
  private final ChangeApproval approval;
  private final Submissions submissions;
  private final DraftForm form;

  CompareWithVersionInForce(
      PolicyChanges changes, ChangeApproval approval, Submissions submissions, DraftForm form) {
    this.changes = changes;
    this.approval = approval;
    this.submissions = submissions;
    this.form = form;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = ChangeVariables.change(execution);
    submissions
        .newest(execution)
        .filter(DraftForm::isDraft)
        .ifPresent(
            answer -> {
              var change = changes.get(key);
              var drafted = form.read(change.entry(), answer);
              approval.submitDraft(
                  key,
                  answer.by(),
                  drafted,
                  DraftForm.summary(change, answer),
                  DraftForm.answer(answer));
            });
    approval.compare(key);
    execution.setVariable(ChangeVariables.MARKETS, Subject.markets(changes.entryOf(key)));
  }
}
