package org.policyrelay.change.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.Withdrawal;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Component;

/**
 * How a change has come to nothing, which is what its page begins with: by whom, when and why, what
 * readers find instead, and what is left to settle.
 */
@Component
class ChangeEndings {

  /** Under which a change that comes to nothing goes on record. */
  private static final Map<ChangeState, String> EVENTS =
      Map.of(
          ChangeState.WITHDRAWN, "change-withdrawn",
          ChangeState.REJECTED, "change-rejected",
          ChangeState.ABANDONED, "change-abandoned");

  /**
   * @param how such as {@code Withdrawn}
   * @param wasPublic whether readers have seen anything of it
   * @param reads what readers find now, market by market
   */
  record Ending(
      String how,
      String by,
      Instant at,
      @Nullable String why,
      boolean wasPublic,
      List<Read> reads,
      List<Withdrawal.Left> left) {}

  /**
   * What readers find in some markets.
   *
   * @param version absent where nothing of the policy applies
   * @param textOf the version that it brings back, absent for one of its own
   */
  record Read(String markets, @Nullable String version, @Nullable String textOf) {}

  private final PolicyRegistry registry;
  private final Withdrawal withdrawal;
  private final Clock clock;

  ChangeEndings(PolicyRegistry registry, Withdrawal withdrawal, Clock clock) {
    this.registry = registry;
    this.withdrawal = withdrawal;
    this.clock = clock;
  }

  /**
   * @param history of the change
   * @param zone of who reads it
   * @return empty for one that goes on, or that has done what it was to do
   */
  Optional<Ending> of(PolicyChange change, List<AuditEntry> history, ZoneId zone) {
    var event = EVENTS.get(change.state());
    return history.stream()
        .filter(entry -> entry.event().equals(event))
        .findFirst()
        .map(
            entry ->
                new Ending(
                    change.state().title(),
                    entry.actor(),
                    entry.recordedAt(),
                    change.endReason().orElse(null),
                    registry.history(change.policyId()).stream()
                        .anyMatch(version -> version.change().equals(change.key())),
                    reads(change),
                    change.state() == ChangeState.WITHDRAWN
                        ? withdrawal.left(change, zone)
                        : List.of()));
  }

  private List<Read> reads(PolicyChange change) {
    var now = clock.instant();
    var markets = new LinkedHashMap<Optional<PublishedVersion>, List<Market>>();
    for (var market : change.markets()) {
      var found =
          registry
              .resolve(change.policyId(), market, now, now)
              .map(Resolved::base)
              .map(base -> base.withReleases(List.of()));
      markets.computeIfAbsent(found, version -> new ArrayList<>()).add(market);
    }
    var reads = new ArrayList<Read>();
    markets.forEach(
        (version, where) ->
            reads.add(
                new Read(
                    MarketNames.of(where),
                    version.map(PublishedVersion::version).orElse(null),
                    version.map(PublishedVersion::restores).orElse(null))));
    return reads;
  }
}
