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

  /** Today and yesterday, wherever that is; what is asked of before is read for that question. */
  private static final Duration PAST = Duration.ofDays(2);

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

  private record Asked(Market market, @Nullable String channel) {}

  /**
   * What applies and what is announced.
   *
   * @param channel the only one that it is asked for; null = all of them
   * @param at the instant that it will be asked for
   * @param now the present instant, as of which it is known
   */
  MarketIndex of(Market market, @Nullable String channel, Instant at, Instant now) {
    var asked = new Asked(market, channel);
    // who asks for the same meanwhile waits for it and does not read all of it, too
    var index = kept.asMap().compute(asked, (key, known) -> upToDate(key, known, now));
    return at.isBefore(index.from()) ? whole(asked, at, now, registry.standing()) : index;
  }

  private MarketIndex upToDate(Asked asked, @Nullable MarketIndex index, Instant now) {
    var standing = registry.standing();
    if (index == null || now.isBefore(index.known())) {
      return whole(asked, now.minus(PAST), now, standing);
    }
    return index.isStill(standing) ? index : changed(asked, index, now, standing);
  }

  private MarketIndex whole(Asked asked, Instant from, Instant now, Standing standing) {
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
