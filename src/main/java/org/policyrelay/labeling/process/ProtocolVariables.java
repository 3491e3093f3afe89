package org.policyrelay.labeling.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an instance of {@code labeling-protocol-change} knows: what lists show, and its ways. */
final class ProtocolVariables {

  static final String PROCESS = "labeling-protocol-change";

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";
  static final String POLICY = "policy";

  /** Whether reviewers have to try it; read by the gateway after its approval. */
  static final String PILOT_NEEDED = "pilotNeeded";

  /** Whether the round is open; read by the gateway after the step. */
  static final String PILOT_OPEN = "pilotOpen";

  /** Whether they agreed enough; read by the gateway after the judgement. */
  static final String AGREED = "agreed";

  static final String DRAFT = "Task_DraftProtocol";
  static final String REWORK = "Task_ReworkProtocol";
  static final String APPROVE = "Task_ApproveForPilot";

  /** The error that ends a wish before it has begun. */
  static final String NOT_BEGUN = "protocol-not-begun";

  private ProtocolVariables() {}

  /** The business key, which nobody can change, and not a variable, which somebody can. */
  static String protocol(DelegateExecution execution) {
    return Objects.requireNonNull(execution.getProcessBusinessKey(), "a protocol has its key");
  }
}
