package org.policyrelay.kernel;

import java.time.Duration;

/**
 * Somebody tried too often and has to wait. Says how long and nothing else: whether there is such
 * an account is nobody's to learn from it.
 */
public class TooManyAttemptsException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  public TooManyAttemptsException(Duration wait) {
    this(Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds()));
  }

  private TooManyAttemptsException(long seconds) {
    super(
        ErrorCode.TOO_MANY_ATTEMPTS,
        "Too many attempts; wait %d %s".formatted(seconds, seconds == 1 ? "second" : "seconds"));
    this.seconds = seconds;
  }

  /** How long to wait, in whole seconds, never too short. */
  public long seconds() {
    return seconds;
  }
}
