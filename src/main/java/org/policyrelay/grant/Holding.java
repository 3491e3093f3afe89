package org.policyrelay.grant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * When and where a grant holds: a pure function of what its row says, whatever a timer has told of
 * it or not.
 *
 * @param granted when it was granted, absent for what was not
 * @param revoked from when on it was taken back, absent for what was not
 */
public record Holding(
    @Nullable Instant granted, @Nullable Instant revoked, List<MarketTerm> terms) {

  public Holding {
    terms = List.copyOf(terms);
  }

  public boolean holds(Market market, Instant at) {
    return counts(at)
        && terms.stream().anyMatch(term -> term.market().equals(market) && term.contains(at));
  }

  /** The same in any of its markets. */
  public boolean holds(Instant at) {
    return counts(at) && terms.stream().anyMatch(term -> term.contains(at));
  }

  private boolean counts(Instant at) {
    return granted != null && !at.isBefore(granted) && (revoked == null || at.isBefore(revoked));
  }

  /** Whether there is no market left in which it can hold. */
  public boolean isOver(Instant at) {
    return (revoked != null && !at.isBefore(revoked))
        || terms.stream().noneMatch(term -> at.isBefore(term.over()));
  }

  /** Whether what it hangs on is about to change where it holds, or will. */
  public boolean isInDoubt(Instant at) {
    return granted != null && !isOver(at) && terms.stream().anyMatch(term -> term.isInDoubt(at));
  }

  /** Of what was granted and not revoked. */
  Standing standing(Instant at) {
    if (isOver(at)) {
      return Standing.ENDED;
    }
    if (isInDoubt(at)) {
      return Standing.IN_DOUBT;
    }
    return holds(at) ? Standing.HOLDS : Standing.UPCOMING;
  }
}
