package org.policyrelay.grant.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an instance of {@code policy-exception} knows: what lists show, and which way it goes. */
final class GrantVariables {

  static final String PROCESS = "policy-exception";

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";
  static final String POLICY = "policy";
  static final String MARKETS = "markets";

  /** Whether somebody has to confirm or revoke it; read by the gateway after the step. */
  static final String IN_DOUBT = "inDoubt";

  /** Whether something is still to come of it; read by the same gateway. */
  static final String RUNNING = "running";

  static final String CHECK = "Task_CheckEvidence";
  static final String SUPPLY = "Task_SupplyEvidence";
  static final String DECIDE = "Task_DecideException";
  static final String CONFIRM = "Task_ConfirmOrRevoke";

  /** The message that lets it look anew. */
  static final String GRANT_CHANGED = "GrantChanged";

  /** The message that ends it. */
  static final String GRANT_TAKEN_BACK = "GrantTakenBack";

  /** The error that ends a request before it has begun. */
  static final String NOT_BEGUN = "grant-not-begun";

  /** The error that leads back from an answer that came too late. */
  static final String NOT_TAKEN = "answer-not-taken";

  private GrantVariables() {}

  /** The business key, which nobody can change, and not a variable, which somebody can. */
  static String grant(DelegateExecution execution) {
    return Objects.requireNonNull(execution.getProcessBusinessKey(), "a grant has its key");
  }
}
