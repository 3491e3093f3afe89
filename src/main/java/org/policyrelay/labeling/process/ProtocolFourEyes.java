package org.policyrelay.labeling.process;

import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Drafted;
import org.policyrelay.labeling.Protocols;
import org.springframework.stereotype.Component;

/** Who has written a protocol does not approve it. */
@Component
class ProtocolFourEyes implements FourEyes {

  private final Protocols protocols;

  ProtocolFourEyes(Protocols protocols) {
    this.protocols = protocols;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    var key = task.businessKey();
    if (key == null
        || !task.processId().equals(ProtocolVariables.PROCESS)
        || !task.activity().equals(ProtocolVariables.APPROVE)) {
      return Drafted.byNobody();
    }
    var protocol = protocols.get(key);
    return new Drafted(protocol.writers(), protocol.describe());
  }
}
