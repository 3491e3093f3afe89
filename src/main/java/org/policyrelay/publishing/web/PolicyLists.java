package org.policyrelay.publishing.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.PublishedVersion.Release;
import org.policyrelay.policy.Stance;
import org.policyrelay.publishing.web.PolicyPage.Line;
import org.springframework.stereotype.Component;

/** What the lists of the site show. Overlays stand with the policy that they tighten. */
@Component
class PolicyLists {

  private static final Comparator<Line> BY_NAME =
      Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER);

  private final PolicyRegistry registry;
  private final MarketTime times;
  private final Clock clock;

  PolicyLists(PolicyRegistry registry, MarketTime times, Clock clock) {
    this.registry = registry;
    this.times = times;
    this.clock = clock;
  }

  /** Every policy: what is in effect of it, or else what is coming. */
  List<Line> all() {
    var now = clock.instant();
    var lines = new ArrayList<Line>();
    var inForce = registry.inForceOfAll(null, now, now);
    var known = idsOf(inForce);
    inForce.forEach(version -> lines.add(line(version, null, now)));
    registry.newestOfAll().stream()
        .filter(version -> !known.contains(version.entry().policyId()))
        .forEach(version -> lines.add(line(version, null, now)));
    return lines.stream().filter(line -> !line.overlay()).sorted(BY_NAME).toList();
  }

  /** What applies in the market, and after it what is coming there. */
  List<Line> in(String market) {
    var now = clock.instant();
    var lines = new ArrayList<Line>();
    registry
        .resolvedOfAll(market, now, now)
        .forEach(one -> lines.add(line(one.base(), one.entry(), market, now)));
    registry.newestOfAll(market).stream()
        .filter(version -> version.state(market, now, now).equals("scheduled"))
        .forEach(version -> lines.add(line(version, market, now)));
    return lines.stream()
        .filter(line -> !line.overlay())
        .sorted(Comparator.comparing(Line::state).thenComparing(BY_NAME))
        .toList();
  }

  /** The markets for which something is published by name. */
  Set<String> markets() {
    var now = clock.instant();
    return registry.newestOfAll().stream()
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.isKnown(now))
        .map(Release::market)
        .filter(market -> !market.equals(MarketTime.EVERYWHERE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> idsOf(List<PublishedVersion> versions) {
    var ids = new HashSet<String>();
    versions.forEach(version -> ids.add(version.entry().policyId()));
    return ids;
  }

  private Line line(PublishedVersion version, @Nullable String market, Instant now) {
    return line(version, version.entry(), market, now);
  }

  /**
   * @param entry as it reads in the market
   */
  private Line line(
      PublishedVersion version, PolicyEntry entry, @Nullable String market, Instant now) {
    return new Line(
        entry.policyId(),
        entry.name(),
        entry.description().orElse(""),
        version.version(),
        entry.enforcement().code(),
        entry.category(),
        entry.stance().map(Stance::code).orElse(null),
        version.state(market, now, now),
        market == null ? null : from(version, market, now).orElse(null),
        markets(version, now),
        entry.overlayOf().isPresent());
  }

  /** Where it is in effect, and where it comes: not where its text names markets and no more. */
  private static String markets(PublishedVersion version, Instant now) {
    var live =
        version.releases().stream()
            .filter(release -> release.isKnown(now) && !release.hasEnded(now))
            .collect(
                Collectors.groupingBy(
                    release -> release.counts(now, now),
                    Collectors.mapping(PolicyLists::market, Collectors.joining(", "))));
    var here = live.getOrDefault(true, "");
    var coming = live.getOrDefault(false, "");
    return here.isEmpty() || coming.isEmpty() ? here + coming : here + " · coming in " + coming;
  }

  private static String market(Release release) {
    return release.market().equals(MarketTime.EVERYWHERE) ? "Everywhere" : release.market();
  }

  /** Of the releases that are not taken back: an earlier one that was tells nothing. */
  private Optional<String> from(PublishedVersion version, String market, Instant now) {
    return version.releases().stream()
        .filter(release -> release.covers(market) && release.isKnown(now))
        .map(Release::effectiveFrom)
        .min(Comparator.naturalOrder())
        .map(from -> times.tell(from, market));
  }
}
