package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.policyrelay.labeling.ProtocolChanges;
import org.springframework.stereotype.Component;

/** Takes what somebody has written, and puts on record what it says otherwise than before. */
@Component
class CompareWithProtocolInForce implements JavaDelegate {

  private final ProtocolChanges changes;
  private final Submissions submissions;

  CompareWithProtocolInForce(ProtocolChanges changes, Submissions submissions) {
    this.changes = changes;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(
                new Decision(ProtocolVariables.DRAFT, "submit"),
                new Decision(ProtocolVariables.REWORK, "submit"));
    changes.submit(
        ProtocolVariables.protocol(execution), ProtocolForm.written(answer), answer.by());
  }
}
