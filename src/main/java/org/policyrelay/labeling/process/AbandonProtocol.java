package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.policyrelay.labeling.ProtocolChanges;
import org.springframework.stereotype.Component;

/** Who writes it gives it up. */
@Component
class AbandonProtocol implements JavaDelegate {

  private final ProtocolChanges changes;
  private final Submissions submissions;

  AbandonProtocol(ProtocolChanges changes, Submissions submissions) {
    this.changes = changes;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(
                new Decision(ProtocolVariables.DRAFT, "abandon"),
                new Decision(ProtocolVariables.REWORK, "abandon"));
    changes.abandon(
        ProtocolVariables.protocol(execution), answer.by(), answer.requiredText("abandonReason"));
  }
}
