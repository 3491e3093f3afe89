package org.policyrelay.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.WithoutBase;
import org.springframework.stereotype.Component;

/**
 * What a version leaves behind that names a market or a channel no more: overlays that nobody
 * reads, markets without a policy. Who approves it is told before, who reviews it afterwards what
 * it has left.
 */
@Component
class LeftBehind {

  /** The registry keeps instants to the microsecond. */
  private static final Duration JUST_BEFORE = ChronoUnit.MICROS.getDuration();

  private final PolicyRegistry registry;
  private final OverlayWork overlays;
  private final ReleaseDates dates;
  private final Clock clock;

  LeftBehind(PolicyRegistry registry, OverlayWork overlays, ReleaseDates dates, Clock clock) {
    this.registry = registry;
    this.overlays = overlays;
    this.dates = dates;
    this.clock = clock;
  }

  /** The overlays on it that it leaves without a base; none where it is an overlay itself. */
  List<PublishedVersion> overlays(PolicyChange change) {
    if (change.entry().overlayOf().isPresent()) {
      return List.of();
    }
    var family = registry.family(change.policyId());
    var met = overlays.met(change).stream().map(one -> one.entry().policyId()).toList();
    return Stream.concat(isReleased(change) ? silent(family) : Stream.empty(), read(family))
        .filter(one -> !met.contains(one.entry().policyId()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toMap(
                    one -> one.entry().policyId() + " " + one.version(),
                    Function.identity(),
                    (one, again) -> one,
                    LinkedHashMap::new),
                found -> List.copyOf(found.values())));
  }

  private Stream<PublishedVersion> silent(Family family) {
    return WithoutBase.of(family, clock.instant()).stream();
  }

  /** The overlays that apply now or will. */
  private Stream<PublishedVersion> read(Family family) {
    var now = clock.instant();
    return family.overlays().stream()
        .map(versions -> versions.get(0).entry())
        .flatMap(
            entry ->
                family.from(entry.markets().get(0), null, now, now).stream()
                    .flatMap(span -> Stream.ofNullable(span.what()))
                    .flatMap(what -> what.overlays().stream())
                    .filter(one -> one.entry().policyId().equals(entry.policyId())));
  }

  /** The markets that it leaves without a policy, and from when. */
  List<LeftWithout> markets(PolicyChange change) {
    var left = dropped(change);
    if (left.isEmpty()) {
      return List.of();
    }
    var markets = new LinkedHashSet<>(change.entry().markets());
    var from =
        Stream.concat(
                dates.datesOf(change, markets, clock.instant()).values().stream()
                    .filter(at -> !change.rollout().released().containsAll(markets)),
                change.effectiveAt().stream())
            .max(Instant::compareTo)
            .orElseThrow();
    return left.stream().map(market -> new LeftWithout(market, from)).toList();
  }

  /** Once it is public, those that it has dropped: by then nothing is said there any more. */
  private Set<Market> dropped(PolicyChange change) {
    var known =
        registry.history(change.policyId()).stream()
            .filter(version -> version.change().equals(change.key()))
            .map(PublishedVersion::publishedAt)
            .min(Instant::compareTo)
            .map(published -> published.minus(JUST_BEFORE))
            .orElseGet(clock::instant);
    return registry.leftOut(change.entry(), known);
  }

  private static boolean isReleased(PolicyChange change) {
    return !change.rollout().released().isEmpty();
  }
}
