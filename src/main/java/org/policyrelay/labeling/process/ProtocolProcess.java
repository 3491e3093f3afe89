package org.policyrelay.labeling.process;

import java.util.Map;
import org.policyrelay.engine.Processes;
import org.policyrelay.labeling.ProtocolAsked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the process of a protocol that is wanted, in the same transaction. */
@Component
class ProtocolProcess {

  private final Processes processes;

  ProtocolProcess(Processes processes) {
    this.processes = processes;
  }

  @EventListener
  void begin(ProtocolAsked asked) {
    processes.begin(
        ProtocolVariables.PROCESS, asked.key(), Map.of(ProtocolVariables.ORIGIN, asked.key()));
  }
}
