package org.policyrelay.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.stereotype.Component;

/** Tells from when until when what is published applies in which market. */
@Component
class PolicyReleases {

  private final PolicyRows rows;
  private final PolicyWrites writes;
  private final ApprovedBeside beside;
  private final MarketZones zones;

  PolicyReleases(PolicyRows rows, PolicyWrites writes, ApprovedBeside beside, MarketZones zones) {
    this.rows = rows;
    this.writes = writes;
    this.beside = beside;
    this.zones = zones;
  }

  /** Of a version that the registry has, in the markets of the order in which it is not told. */
  void of(PublishOrder order) {
    var markets = liveMarkets(order.entry().policyId(), order.version());
    for (var release : order.releases()) {
      if (markets.add(release.market())) {
        add(order, order.version(), release, endOf(order, release.market()));
        if (order.corrects() == null) {
          takeCorrectionsAlong(order, release);
        }
      }
    }
    correctEverywhere(order, markets);
    endWhereItIsLeftOut(order.entry(), order.version(), order);
  }

  private void add(
      PublishOrder order, String version, MarketRelease release, @Nullable Instant until) {
    writes.addRelease(
        order.entry().policyId(),
        version,
        order.change(),
        release.market(),
        release.effectiveFrom(),
        until,
        order.publishedAt());
  }

  /** What was corrected where a version came first is corrected where it comes later. */
  private void takeCorrectionsAlong(PublishOrder order, MarketRelease release) {
    var policyId = order.entry().policyId();
    var market = release.market();
    for (var correction :
        writes.wordings(policyId).goingAlong(order.version(), market, release.effectiveFrom())) {
      if (!liveMarkets(policyId, correction).contains(market)) {
        beside.noteCorrection(policyId, writes.lineage(policyId).get(correction));
        add(order, correction, release, endOf(order, market));
      }
    }
  }

  /**
   * A correction reaches every market in which its rule stands, by whatever number, and also one
   * that has come since it was ordered.
   */
  private void correctEverywhere(PublishOrder order, Set<Market> markets) {
    var corrects = order.corrects();
    if (corrects == null) {
      return;
    }
    var policyId = order.entry().policyId();
    var at = order.publishedAt();
    writes
        .wordings(policyId)
        .standsIn(order.version(), at)
        .forEach(
            (market, one) -> {
              if (markets.add(market)) {
                var from = one.from().isAfter(at) ? one.from() : at;
                add(order, order.version(), new MarketRelease(market, from), one.until());
              }
            });
  }

  /**
   * A market that a version no longer names is not to keep the version before for ever. It ends
   * there once the new one is released in every market that it does name, at the last of their
   * instants.
   */
  private void endWhereItIsLeftOut(PolicyEntry entry, String version, PublishOrder order) {
    if (entry.jurisdictions().isEmpty()) {
      return;
    }
    var live = writes.told(entry.policyId()).stream().filter(Told::counts).toList();
    var own = live.stream().filter(release -> release.version().equals(version)).toList();
    var released = own.stream().map(Told::market).collect(Collectors.toSet());
    if (!released.containsAll(entry.markets())) {
      return;
    }
    var last = own.stream().map(Told::from).max(Instant::compareTo).orElseThrow();
    var number = SemanticVersion.of(version);
    for (var release : live) {
      if (!released.contains(release.market())
          && SemanticVersion.of(release.version()).compareTo(number) < 0
          && !release.hasEnded(last)) {
        writes.endAt(
            entry.policyId(),
            release,
            last,
            order.change(),
            order.publishedAt(),
            "left out of " + version);
      }
    }
  }

  /** A release ends on the last day of its entry, or before. */
  @Nullable Instant endOf(PolicyEntry entry, Market market, @Nullable Instant before) {
    return earliest(before, sunset(entry, market));
  }

  /** A correction ends where what it corrects was to end. */
  private @Nullable Instant endOf(PublishOrder order, Market market) {
    var sunset = sunset(order.entry(), market);
    return order.corrects() == null
        ? sunset
        : rows.find(order.entry().policyId(), order.corrects()).stream()
            .flatMap(corrected -> corrected.releases().stream())
            .filter(release -> release.rolledBackAt() == null && release.market().equals(market))
            .findFirst()
            .map(release -> earliest(release.effectiveUntil(), sunset))
            .orElse(sunset);
  }

  /** The first instant after the last day on which the entry is enforced in the market. */
  private @Nullable Instant sunset(PolicyEntry entry, Market market) {
    return entry
        .sunsetDate()
        .map(date -> LocalDate.parse(date).plusDays(1).atStartOfDay(zones.zoneOf(market)))
        .map(start -> start.toInstant())
        .orElse(null);
  }

  private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private Set<Market> liveMarkets(String policyId, String version) {
    return writes.told(policyId).stream()
        .filter(one -> one.counts() && one.version().equals(version))
        .map(Told::market)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
