package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is announced, and would never apply where a change begins before it: the change gets the
 * higher number. A text that is written on the newest version carries it over before its day.
 */
@Service
@Transactional(readOnly = true)
public class Overtaken {

  private final PolicyRegistry registry;
  private final ReleaseDates dates;
  private final Clock clock;

  Overtaken(PolicyRegistry registry, ReleaseDates dates, Clock clock) {
    this.registry = registry;
    this.dates = dates;
    this.clock = clock;
  }

  /**
   * A version that is to come in a market.
   *
   * @param at when it was to begin there
   * @param instead when the change begins there
   */
  public record Announced(String version, Market market, Instant at, Instant instead) {}

  /** Market by market, were it released now; empty once it is released or has ended. */
  public List<Announced> by(PolicyChange change) {
    var overtaken = new ArrayList<Announced>();
    if (change.state().hasEnded() || !change.rollout().released().isEmpty()) {
      return overtaken;
    }
    var now = clock.instant();
    var history = registry.history(change.policyId());
    dates
        .datesOf(change, change.marketsLeft(), now)
        .forEach(
            (market, from) ->
                history.stream()
                    .flatMap(version -> announced(version, market, from, now).stream())
                    .forEach(overtaken::add));
    return overtaken;
  }

  private static Optional<Announced> announced(
      PublishedVersion version, Market market, Instant from, Instant now) {
    return version.releases().stream()
        .filter(release -> release.covers(market) && release.isKnown(now))
        .map(Release::effectiveFrom)
        .filter(at -> at.isAfter(now) && at.isAfter(from))
        .findFirst()
        .map(at -> new Announced(version.version(), market, at, from));
  }
}
