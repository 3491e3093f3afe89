package org.policyrelay.policy.checklist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.FamilyPages;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PolicyRegistry.Standing;
import org.policyrelay.policy.checklist.MarketIndex.Applying;
import org.springframework.stereotype.Component;

/**
 * Finds what applies in a market without reading every policy for each question: what people ask
 * for is kept in short, and what has changed since is read anew. A registry of five thousand
 * policies is read once a market and channel.
 */
@Component
class MarketIndexes {

  /** Policies in markets, 1 to 2 KB each. */
  private static final long MOST_KEPT = 50_000;

  private static final Duration KEPT = Duration.ofHours(1);

  /** Today and yesterday, wherever that is: what nearly everybody asks for. */
  private static final Duration LATELY = Duration.ofDays(2);

  /** No instant that anybody may name is before it. */
  private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

  private final PolicyRegistry registry;
  private final FamilyPages pages;

  private final Cache<Asked, MarketIndex> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((Asked asked, MarketIndex index) -> index.size() + 1)
          .expireAfterAccess(KEPT)
          .build();

  MarketIndexes(PolicyRegistry registry, FamilyPages pages) {
    this.registry = registry;
    this.pages = pages;
  }

  /**
   * @param past whether all that ever applied is in it; read when somebody asks for a day of old
   */
  private record Asked(Market market, @Nullable String channel, boolean past) {

    Instant from(Instant now) {
      return past ? BEGINNING : now.minus(LATELY);
    }
  }

  /**
   * What applies and what is announced.
   *
   * @param channel the only one that it is asked for; null = all of them
   * @param at the instant that it will be asked for
   * @param now the present instant, as of which it is known
   */
  MarketIndex of(Market market, @Nullable String channel, Instant at, Instant now) {
    var lately = kept(new Asked(market, channel, false), now);
    return at.isBefore(lately.from()) ? kept(new Asked(market, channel, true), now) : lately;
  }

  /** Who asks for the same meanwhile waits for it and does not read all of it, too. */
  private MarketIndex kept(Asked asked, Instant now) {
    return kept.asMap().compute(asked, (key, known) -> upToDate(key, known, now));
  }

  private MarketIndex upToDate(Asked asked, @Nullable MarketIndex index, Instant now) {
    var standing = registry.standing();
    if (index == null || now.isBefore(index.known())) {
      return whole(asked, now, standing);
    }
    return index.isStill(standing) ? index : changed(asked, index, now, standing);
  }

  private MarketIndex whole(Asked asked, Instant now, Standing standing) {
    var from = asked.from(now);
    var policies = new TreeMap<String, List<Applying>>();
    pages.forEach(ids -> read(asked, ids, from, now, policies));
    return new MarketIndex(from, now, standing.revision(), policies);
  }

  private MarketIndex changed(Asked asked, MarketIndex index, Instant now, Standing standing) {
    var ids = pages.changedSince(index.revision(), index.known());
    var policies = index.without(ids);
    read(asked, ids, index.from(), now, policies);
    return new MarketIndex(index.from(), now, standing.revision(), policies);
  }

  private void read(
      Asked asked,
      List<String> ids,
      Instant from,
      Instant now,
      SortedMap<String, List<Applying>> policies) {
    for (var family : pages.in(ids, asked.market(), from, now)) {
      var applying = MarketIndex.of(family, asked.market(), asked.channel(), from, now);
      if (!applying.isEmpty()) {
        policies.put(family.policyId(), applying);
      }
    }
  }
}
