package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.kernel.Words;
import org.policyrelay.publishing.Corrections;
import org.springframework.stereotype.Component;

/**
 * Orders or proposes the correction that somebody asked for on the form, unless the policy reads
 * otherwise by now than what they had before them.
 */
@Component
class RecordCorrection implements JavaDelegate {

  private final Corrections corrections;
  private final Submissions submissions;

  RecordCorrection(Corrections corrections, Submissions submissions) {
    this.corrections = corrections;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var started = submissions.current(execution);
    var correction = CorrectionForm.read(started);
    if (corrections.isOutdated(correction, started.at())) {
      corrections.notBegun(correction, started.by(), execution.getProcessInstanceId());
      throw new BpmnError(PublicationVariables.CORRECTION_OUTDATED);
    }
    var begun = corrections.begin(correction, started.by());
    execution.setProcessBusinessKey(begun.key());
    execution.setVariable(PublicationVariables.ORIGIN, begun.key());
    execution.setVariable(PublicationVariables.SUBJECT, Words.capital(Corrections.named(begun)));
    execution.setVariable(PublicationVariables.POLICY, correction.policyId());
  }
}
