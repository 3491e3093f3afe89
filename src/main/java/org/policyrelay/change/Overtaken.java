package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.VersionLife;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is announced, and would never apply where a change begins before it or with it: the change
 * gets the higher number. A text that is written on the newest version carries it over.
 */
@Service
@Transactional(readOnly = true)
public class Overtaken {

  private final PolicyRegistry registry;
  private final ReleaseDates dates;
  private final ImpactAssessment assessment;
  private final Clock clock;

  Overtaken(PolicyRegistry registry, ReleaseDates dates, ImpactAssessment assessment, Clock clock) {
    this.registry = registry;
    this.dates = dates;
    this.assessment = assessment;
    this.clock = clock;
  }

  /**
   * A version that is to come.
   *
   * @param at when it was to begin, by the markets where the change begins no later
   * @param instead when the change begins in each of them, or could at the earliest; in all of them
   *     before the version or in all of them with it, once it is certain
   * @param mostNoticeDays how much later the change may begin, as long as it is not assessed
   */
  public record Announced(
      String version,
      SortedMap<Market, Instant> at,
      SortedMap<Market, Instant> instead,
      int mostNoticeDays) {

    /** Whether it is known from when the change applies. */
    public boolean isCertain() {
      return mostNoticeDays == 0;
    }

    /** Whether the change begins before it, and not with it. */
    public boolean isLater() {
      return !at.equals(instead);
    }

    private Announced and(Announced other) {
      return new Announced(
          version, both(at, other.at), both(instead, other.instead), mostNoticeDays);
    }

    private static SortedMap<Market, Instant> both(
        SortedMap<Market, Instant> one, SortedMap<Market, Instant> other) {
      var all = new TreeMap<>(one);
      all.putAll(other);
      return all;
    }
  }

  /** Were it released now, newest first; empty once it is released or has ended. */
  public List<Announced> by(PolicyChange change) {
    if (change.state().hasEnded() || !change.rollout().released().isEmpty()) {
      return List.of();
    }
    var overtaken = new LinkedHashMap<List<Object>, Announced>();
    var now = clock.instant();
    var history = registry.history(change.policyId());
    // how much notice it takes is known with its impact
    var later = change.isAssessed() ? 0 : assessment.mostNoticeDays(change.emergency());
    dates
        .datesOf(change, change.marketsLeft(), now)
        .forEach(
            (market, from) ->
                history.stream()
                    .flatMap(
                        version ->
                            toCome(version, market, history, now)
                                .filter(at -> !at.isBefore(from))
                                .map(at -> announced(version, market, at, from, later))
                                .stream())
                    .forEach(one -> overtaken.merge(alike(one), one, Announced::and)));
    return List.copyOf(overtaken.values());
  }

  /** What can be said of both in one sentence. */
  private static List<Object> alike(Announced one) {
    return List.of(one.version(), one.isCertain() && one.isLater());
  }

  /** From when it will apply there; empty where a higher number has its place by then. */
  private static Optional<Instant> toCome(
      PublishedVersion version, Market market, List<PublishedVersion> history, Instant now) {
    return Optional.of(VersionLife.of(version, market, history, now))
        .filter(life -> life.state() == VersionLife.State.SCHEDULED)
        .flatMap(life -> Optional.ofNullable(life.at()));
  }

  private static Announced announced(
      PublishedVersion version, Market market, Instant at, Instant from, int later) {
    return new Announced(
        version.version(),
        new TreeMap<>(Map.of(market, at)),
        new TreeMap<>(Map.of(market, from)),
        later);
  }
}
