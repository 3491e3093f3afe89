package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
   * @param markets where the change begins no later than it
   * @param at when it was to begin in the first of them
   * @param instead when the change begins in the first of them, or could at the earliest
   * @param mostNoticeDays how much later the change may begin, as long as it is not assessed
   */
  public record Announced(
      String version, SortedSet<Market> markets, Instant at, Instant instead, int mostNoticeDays) {

    /** Whether it is known from when the change applies. */
    public boolean isCertain() {
      return mostNoticeDays == 0;
    }

    private Announced and(Announced other) {
      var all = new TreeSet<>(markets);
      all.addAll(other.markets);
      return new Announced(
          version, all, earlier(at, other.at), earlier(instead, other.instead), mostNoticeDays);
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }

  /** Were it released now, newest first; empty once it is released or has ended. */
  public List<Announced> by(PolicyChange change) {
    if (change.state().hasEnded() || !change.rollout().released().isEmpty()) {
      return List.of();
    }
    var overtaken = new LinkedHashMap<String, Announced>();
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
                    .forEach(one -> overtaken.merge(one.version(), one, Announced::and)));
    return List.copyOf(overtaken.values());
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
    return new Announced(version.version(), new TreeSet<>(Set.of(market)), at, from, later);
  }
}
