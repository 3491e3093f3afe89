package org.policyrelay.policy.entry.content;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hole in a rule: what a clause does not hold for. The only thing by which an overlay may loosen
 * its base.
 *
 * @param clause that it takes something out of, as in {@link Requirement}
 * @param text what is let go
 * @param reason why, where the text does not say it
 * @param from absent = as long as the policy applies
 * @param until the first instant at which it no longer holds, absent for no end
 * @param policy id of the entry that makes it
 */
public record Exemption(
    String id,
    String clause,
    Reach reach,
    String text,
    @Nullable String reason,
    @Nullable Instant from,
    @Nullable Instant until,
    String policy)
    implements Reaching {

  /** Whether it holds at an instant. */
  public boolean holdsAt(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  /** The instants at which it begins or ceases to hold. */
  public Stream<Instant> turns() {
    return Stream.concat(Stream.ofNullable(from), Stream.ofNullable(until));
  }
}
