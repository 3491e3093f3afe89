package org.policyrelay.notification;

import java.time.Duration;
import java.util.Optional;

/** What came of handing a message to its channel. */
sealed interface Sending {

  /** Whether nothing is known of it. */
  default boolean isStopped() {
    return false;
  }

  /** What is in the way for now, absent where nothing is or it would be for ever. */
  default Optional<Failed> failure() {
    return Optional.empty();
  }

  /** Why it would never arrive, absent where it has or yet may. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

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

    @Override
    public Optional<Failed> failure() {
      return Optional.of(this);
    }
  }

  /** The relay is stopping; nothing is known, and it is sent again when the lease has passed. */
  record Stopped() implements Sending {
    @Override
    public boolean isStopped() {
      return true;
    }
  }

  /** It would fail the same way until somebody changes something. */
  record Refused(String error) implements Sending {
    @Override
    public Optional<String> refusal() {
      return Optional.of(error);
    }
  }
}
