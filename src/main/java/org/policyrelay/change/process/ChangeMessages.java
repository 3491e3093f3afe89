package org.policyrelay.change.process;

/** The messages that {@code policy-change.bpmn} waits for. */
final class ChangeMessages {

  static final String WITHDRAWN = "ChangeWithdrawn";

  private ChangeMessages() {}
}
