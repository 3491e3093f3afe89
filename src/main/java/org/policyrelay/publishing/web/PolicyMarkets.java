package org.policyrelay.publishing.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.PublishedVersion.Release;
import org.policyrelay.publishing.web.PolicyPage.Dated;
import org.policyrelay.publishing.web.PolicyPage.MarketLine;
import org.springframework.stereotype.Component;

/** Where a policy applies, from when, and what is coming there; dates in each market's own zone. */
@Component
class PolicyMarkets {

  private static final String NO_CALENDAR =
      "We have no calendar for this market: its dates run in UTC.";

  private final PolicyRegistry registry;
  private final MarketTime times;

  PolicyMarkets(PolicyRegistry registry, MarketTime times) {
    this.registry = registry;
    this.times = times;
  }

  /**
   * @param versions of one policy, newest first
   */
  List<MarketLine> lines(List<PublishedVersion> versions, Instant now) {
    var markets =
        versions.stream()
            .flatMap(version -> version.releases().stream())
            .filter(release -> release.isKnown(now) && !release.hasEnded(now))
            .map(Release::market)
            .collect(Collectors.toCollection(TreeSet::new));
    var id = versions.isEmpty() ? "" : versions.get(0).entry().policyId();
    var overlays = id.isEmpty() ? List.<String>of() : registry.overlaysOf(id);
    return markets.stream()
        .map(market -> line(market, versions, isTightened(id, market, overlays, now), now))
        .toList();
  }

  private boolean isTightened(String id, String market, List<String> overlays, Instant now) {
    return !overlays.isEmpty()
        && !market.equals(MarketTime.EVERYWHERE)
        && registry
            .resolve(id, market, now, now)
            .filter(resolved -> !resolved.overlays().isEmpty())
            .isPresent();
  }

  private MarketLine line(
      String market, List<PublishedVersion> versions, boolean tightened, Instant now) {
    var applies =
        versions.stream()
            .filter(version -> version.state(market, now, now).equals("in-effect"))
            .findFirst();
    var coming =
        versions.stream()
            .takeWhile(version -> applies.filter(version::equals).isEmpty())
            .filter(version -> version.state(market, now, now).equals("scheduled"))
            .map(version -> dated(version, market, now))
            .toList();
    var everywhere = market.equals(MarketTime.EVERYWHERE);
    return new MarketLine(
        market,
        MarketTime.nameOf(market),
        applies.map(version -> dated(version, market, now)).orElse(null),
        tightened,
        coming,
        everywhere || times.hasCalendar(market) ? null : NO_CALENDAR);
  }

  /** Of the releases that are not taken back: an earlier one that was tells nothing. */
  private Dated dated(PublishedVersion version, String market, Instant now) {
    Optional<Instant> from =
        version.releases().stream()
            .filter(release -> release.covers(market) && release.isKnown(now))
            .map(Release::effectiveFrom)
            .min(Comparator.naturalOrder());
    return new Dated(version.version(), times.tell(from.orElseThrow(), market));
  }
}
