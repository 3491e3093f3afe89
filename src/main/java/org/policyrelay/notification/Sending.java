package org.policyrelay.notification;

/** What came of handing a message to its channel. */
sealed interface Sending {

  /** The other side has taken it. */
  record Sent() implements Sending {}

  /**
   * Not this time.
   *
   * @param everybody whether the channel itself is down, so that trying the next one is no use
   */
  record Failed(String error, boolean everybody) implements Sending {}

  /** It would fail the same way until somebody changes something. */
  record Refused(String error) implements Sending {}
}
