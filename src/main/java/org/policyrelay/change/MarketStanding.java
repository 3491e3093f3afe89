package org.policyrelay.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * Where a change stands in one of its markets.
 *
 * @param market ISO country code, or {@code *} for everywhere
 * @param state of what is released there, {@code publishing}, {@code scheduled}, {@code in-effect},
 *     {@code replaced}, {@code ended}, {@code never-in-effect} or {@code rolled-back}; of what is
 *     not, {@code ready}, {@code making-ready}, {@code not-released} once the change has ended,
 *     before its approval the state of the change
 * @param at since when, or for what is scheduled from when; absent where there is no such instant
 * @param missing codes of the readiness parts that the last check found missing there, or that are
 *     to be made ready before the first
 * @param replacedBy the version that took its place there, absent for what is not replaced
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarketStanding(
    Market market,
    String state,
    @Nullable Instant at,
    List<String> missing,
    @Nullable String replacedBy) {

  MarketStanding(Market market, String state, @Nullable Instant at, List<String> missing) {
    this(market, state, at, missing, null);
  }

  /** Released, and not public yet. */
  static final String PUBLISHING = "publishing";
}
