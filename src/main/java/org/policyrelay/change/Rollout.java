package org.policyrelay.change;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * How far a change is made ready and let go, market by market. Markets are ISO country codes, or
 * {@code *} alone for everywhere.
 *
 * @param openParts what is made ready in the present round
 * @param readiness what the last check found; nothing before the first
 * @param released the markets that it is published for
 * @param effectiveAt when it applies in the last of them
 */
public record Rollout(
    Set<ReadinessPart> openParts,
    List<MarketReadiness> readiness,
    Set<Market> released,
    @Nullable Instant effectiveAt) {

  static final Rollout NONE = new Rollout(Set.of(), List.of(), Set.of(), null);

  /** In the order in which they were released; parts in the one in which they are always shown. */
  public Rollout {
    openParts = ReadinessPart.inOrder(openParts);
    readiness = List.copyOf(readiness);
    released = Collections.unmodifiableSet(new LinkedHashSet<>(released));
  }

  Rollout opened(Set<ReadinessPart> parts) {
    return new Rollout(parts, readiness, released, effectiveAt);
  }

  /** Opens the parts, and with them what is still missing where it is not released. */
  Rollout reopened(Set<ReadinessPart> chosen, Set<Market> markets) {
    var left = left(markets);
    var parts = EnumSet.noneOf(ReadinessPart.class);
    parts.addAll(chosen);
    readiness.stream()
        .filter(market -> left.contains(market.market()))
        .forEach(market -> parts.addAll(ReadinessPart.of(market.missing())));
    return opened(parts);
  }

  Rollout checked(List<MarketReadiness> found) {
    return new Rollout(openParts, found, released, effectiveAt);
  }

  Rollout released(Set<Market> markets, Instant from) {
    var all = new LinkedHashSet<>(released);
    all.addAll(markets);
    var last = effectiveAt == null || effectiveAt.isBefore(from) ? from : effectiveAt;
    return new Rollout(openParts, readiness, all, last);
  }

  /** Those of the markets that are not released yet. */
  Set<Market> left(Set<Market> markets) {
    var left = new LinkedHashSet<>(markets);
    left.removeAll(released);
    return left;
  }

  /** Those that are not released yet and that the last check passed. */
  Set<Market> ready(Set<Market> markets) {
    var left = left(markets);
    return readiness.stream()
        .filter(MarketReadiness::ready)
        .map(MarketReadiness::market)
        .filter(left::contains)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
