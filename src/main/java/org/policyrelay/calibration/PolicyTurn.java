package org.policyrelay.calibration;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Component;

/**
 * Which policy a market group calibrates on next: the one that changed last, if it was not looked
 * at since; else the one that was looked at longest ago.
 */
@Component
class PolicyTurn {

  private final PolicyRegistry registry;
  private final CalibrationProperties properties;

  PolicyTurn(PolicyRegistry registry, CalibrationProperties properties) {
    this.registry = registry;
    this.properties = properties;
  }

  /** Those that come into question, the next first. */
  List<PublishedVersion> order(MarketGroup group, Map<String, Instant> looked, Instant now) {
    return candidates().stream()
        .filter(version -> Exemplars.applies(version, group, now))
        .sorted(
            Comparator.comparing((PublishedVersion one) -> changed(one, looked, now))
                .reversed()
                .thenComparing(one -> lookedAt(one, looked))
                .thenComparing(one -> one.entry().policyId()))
        .toList();
  }

  private List<PublishedVersion> candidates() {
    var named = properties.policies();
    return named.isEmpty()
        ? registry.newestOfAll().stream()
            .filter(version -> version.entry().overlayOf().isEmpty())
            .toList()
        : named.stream().distinct().map(registry::newestVersion).flatMap(Optional::stream).toList();
  }

  /** When it changed, if that was lately and nobody has looked at it since. */
  private Instant changed(PublishedVersion version, Map<String, Instant> looked, Instant now) {
    var at = version.publishedAt();
    var lately = at.isAfter(now.minus(properties.changedWithin()));
    return lately && at.isAfter(lookedAt(version, looked)) ? at : Instant.EPOCH;
  }

  private static Instant lookedAt(PublishedVersion version, Map<String, Instant> looked) {
    return looked.getOrDefault(version.entry().policyId(), Instant.EPOCH);
  }
}
