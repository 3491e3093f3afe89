package org.policyrelay.deadline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long a team has for a piece of work.
 *
 * @param accept from the offer to accepting or returning it
 * @param deliver from acceptance to delivery
 * @param byTheClock whether both are counted day and night
 * @param reworkRounds how often the work may come back before a manager decides
 */
public record Target(Duration accept, Duration deliver, boolean byTheClock, int reworkRounds) {

  /**
   * How to count it.
   *
   * @param emergency how everything counts that is done for the same, empty for no emergency; asked
   *     only where it matters
   */
  public Count count(Supplier<Optional<Count>> emergency) {
    return byTheClock ? emergency.get().orElse(Count.CLOCK) : Count.WORKING;
  }
}
