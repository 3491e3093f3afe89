package org.policyrelay.notification;

import java.time.Duration;

/** What came of handing a message to its channel. */
sealed interface Sending {

  /** The other side has taken it. */
  record Sent() implements Sending {}

  /**
   * Not this time.
   *
   * @param everybody whether the channel itself is down, so that trying the next one is no use
   * @param leaveAlone for how long the other side asks not to be tried again; zero = it does not
   */
  record Failed(String error, boolean everybody, Duration leaveAlone) implements Sending {

    Failed(String error, boolean everybody) {
      this(error, everybody, Duration.ZERO);
    }
  }

  /** The relay is stopping; nothing is known, and it is sent again when the lease has passed. */
  record Stopped() implements Sending {}

  /** It would fail the same way until somebody changes something. */
  record Refused(String error) implements Sending {}
}
