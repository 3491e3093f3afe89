package org.policyrelay.grant;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * From when until when a grant is for a market, and beside which words.
 *
 * @param ends the first instant that the term does not have any more
 * @param against the versions that it was decided against, as {@code apac:alcohol 1.0.0}, the base
 *     first, and those beside which it was confirmed since; empty before the decision
 * @param lapses when what it hangs on changes there, absent while nothing is known that changes it
 * @param toldAt when it was told that it is over, absent before
 */
public record MarketTerm(
    Market market,
    Instant begins,
    Instant ends,
    List<Set<String>> against,
    @Nullable Instant lapses,
    @Nullable Instant toldAt) {

  /** What nobody has decided yet. */
  public MarketTerm(Market market, Instant begins, Instant ends) {
    this(market, begins, ends, List.of(), null, null);
  }

  /** The first instant at which it is over, as far as is known. */
  public Instant over() {
    return Stream.of(ends, lapses == null ? ends : lapses)
        .min(Comparator.naturalOrder())
        .orElse(ends);
  }

  /** From when on it can still hold. */
  Instant from(Instant now) {
    return begins.isBefore(now) ? now : begins;
  }

  boolean contains(Instant at) {
    return !at.isBefore(begins) && at.isBefore(over());
  }

  /**
   * Whether there is an instant that both can have: what is only in doubt may be confirmed, or its
   * doubt be over by itself, and then it goes on until its end.
   */
  boolean overlaps(MarketTerm other, Instant now) {
    return market.equals(other.market)
        && begins.isBefore(other.utmost(now))
        && other.begins.isBefore(utmost(now));
  }

  /** The first instant at which it is over whatever becomes of a doubt. */
  private Instant utmost(Instant now) {
    return lapses != null && !lapses.isAfter(now) ? over() : ends;
  }

  /** Whether what it hangs on is about to change. */
  boolean isInDoubt(Instant now) {
    return lapses != null && lapses.isAfter(now) && lapses.isBefore(ends);
  }

  MarketTerm decidedAgainst(Set<String> versions) {
    var all = Stream.concat(against.stream(), Stream.of(versions)).toList();
    return new MarketTerm(market, begins, ends, all, null, toldAt);
  }

  MarketTerm lapsingAt(@Nullable Instant at) {
    return new MarketTerm(market, begins, ends, against, at, toldAt);
  }

  MarketTerm told(Instant at) {
    return new MarketTerm(market, begins, ends, against, lapses, at);
  }
}
