package org.policyrelay.labeling.process;

import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.labeling.Pilots;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.Protocols;
import org.springframework.stereotype.Component;

/** What an answer about a protocol must keep to beside its form: told while the task is open. */
@Component
class ProtocolRules implements SubmissionRule {

  private final Protocols protocols;
  private final ProtocolChanges changes;
  private final Pilots pilots;
  private final ProtocolForm form;

  ProtocolRules(Protocols protocols, ProtocolChanges changes, Pilots pilots, ProtocolForm form) {
    this.protocols = protocols;
    this.changes = changes;
    this.pilots = pilots;
    this.form = form;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(ProtocolVariables.PROCESS);
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    var key = task.businessKey();
    if (key == null) {
      return;
    }
    switch (submission.activity() + " " + submission.outcome()) {
      case ProtocolVariables.DRAFT + " submit", ProtocolVariables.REWORK + " submit" ->
          form.requireTaken(protocols.get(key), submission);
      case ProtocolVariables.APPROVE + " approve" -> requireTriable(key);
      default -> {
        // nothing that the protocol or the policy could stand against
      }
    }
  }

  private void requireTriable(String key) {
    var protocol = protocols.get(key);
    if (changes.needsPilot(protocol)) {
      pilots
          .obstacle(protocol)
          .ifPresent(
              why -> {
                throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "No pilot can be held: " + why + ". Send it back for rework");
              });
    }
  }
}
