package org.policyrelay.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyWrites.Live;

/**
 * Takes back what a change has published of a policy. What does not apply yet never will. What
 * applies ends now, since it did apply until now; what applied before it comes back as a version of
 * its own, up to the instant at which something newer was to follow anyway.
 */
final class Rollback {

  private final PolicyWrites writes;
  private final String change;
  private final Instant at;
  private final String reason;

  Rollback(PolicyWrites writes, String change, Instant at, String reason) {
    this.writes = writes;
    this.change = change;
    this.at = at;
    this.reason = reason;
  }

  /**
   * What has to come back.
   *
   * @param until by market, when something newer follows; a market without an entry: open
   */
  record Comeback(String version, Set<String> markets, Map<String, Instant> until) {}

  /** Closes the change's releases and says what comes back, the lowest version first. */
  List<Comeback> run(String policyId) {
    var lost = new LinkedHashMap<String, SemanticVersion>();
    var live = writes.live(policyId);
    for (var release : live) {
      if (isOfChange(release.version(), live)) {
        close(release, lost);
      } else if (release.change().equals(change) && release.restores() == null) {
        reopen(release, lost);
      }
    }
    return comebacks(writes.live(policyId), lost);
  }

  /** Whether the change has written what a version says, corrected or brought back since. */
  private boolean isOfChange(@Nullable String version, List<Live> live) {
    var one = live.stream().filter(release -> release.version().equals(version)).findFirst();
    return one.isPresent()
        && (one.get().restores() != null
            ? isOfChange(one.get().restores(), live)
            : one.get().versionChange().equals(change) || isOfChange(one.get().corrects(), live));
  }

  private void close(Live release, Map<String, SemanticVersion> lost) {
    if (!release.from().isBefore(at)) {
      writes.takeBack(release, at, reason);
    } else if (!release.hasEnded(at)) {
      writes.endAt(release, at, change, at, reason);
      lost.merge(release.market(), release.number(), Rollback::higher);
    }
  }

  /** What the change had ended goes on; where it has ended already, it has to come back. */
  private void reopen(Live release, Map<String, SemanticVersion> lost) {
    if (release.hasEnded(at)) {
      lost.merge(
          release.market(), release.number().next(SemanticVersion.Bump.PATCH), Rollback::higher);
    } else {
      writes.endAt(release, null, release.versionChange(), at, reason);
    }
  }

  private static SemanticVersion higher(SemanticVersion one, SemanticVersion other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private List<Comeback> comebacks(List<Live> live, Map<String, SemanticVersion> lost) {
    var markets = new TreeMap<>(lost);
    var everywhere = lost.get(PublishedVersion.EVERYWHERE);
    if (everywhere != null) {
      live.forEach(release -> markets.putIfAbsent(release.market(), everywhere));
    }
    var byVersion = new TreeMap<SemanticVersion, Comeback>();
    markets.forEach(
        (market, number) ->
            former(live, market, number)
                .ifPresent(
                    former -> {
                      var comeback =
                          byVersion.computeIfAbsent(
                              former.number(),
                              version ->
                                  new Comeback(
                                      former.version(),
                                      new LinkedHashSet<>(),
                                      new LinkedHashMap<>()));
                      comeback.markets().add(market);
                      var until = nextAfter(live, market, former);
                      if (until != null) {
                        comeback.until().put(market, until);
                      }
                    }));
    return List.copyOf(byVersion.values());
  }

  /** What applied before, unless something newer has taken over already. */
  private Optional<Live> former(List<Live> live, String market, SemanticVersion lost) {
    var inForce =
        live.stream()
            .filter(release -> covers(release, market))
            .filter(release -> !release.from().isAfter(at))
            .filter(release -> !release.hasEnded(at) || endedBy(release, live))
            .max(Comparator.comparing(Live::number));
    return inForce.filter(release -> release.number().compareTo(lost) < 0);
  }

  private boolean endedBy(Live release, List<Live> live) {
    return release.change().equals(change) && !isOfChange(release.version(), live);
  }

  private @Nullable Instant nextAfter(List<Live> live, String market, Live former) {
    return live.stream()
        .filter(release -> covers(release, market) && release.from().isAfter(at))
        .filter(release -> release.number().compareTo(former.number()) > 0)
        .map(Live::from)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean covers(Live release, String market) {
    return release.market().equals(PublishedVersion.EVERYWHERE) || release.market().equals(market);
  }
}
