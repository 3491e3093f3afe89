package org.policyrelay.calibration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session was begun with.
 *
 * @param number which of its group in its week, from 1
 * @param policyId absent where there was none to calibrate
 * @param policyVersion the newest then
 * @param round key of its blind round, absent where it was not held
 * @param trigger why it was begun
 * @param cause key of the session whose fall it follows, absent for most
 * @param by who asked for it, or the relay itself
 */
public record SessionStart(
    MarketGroup group,
    SessionWeek week,
    int number,
    @Nullable String policyId,
    @Nullable String policyVersion,
    @Nullable String round,
    SessionTrigger trigger,
    @Nullable String cause,
    String by,
    Instant at) {

  /** The key of the session. */
  String key() {
    return week.key(group, number);
  }

  SessionStart in(String opened) {
    return new SessionStart(
        group, week, number, policyId, policyVersion, opened, trigger, cause, by, at);
  }
}
