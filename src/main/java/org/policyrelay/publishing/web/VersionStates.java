package org.policyrelay.publishing.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Family;
import org.policyrelay.policy.HeldBack;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.VersionLife;
import org.springframework.stereotype.Component;

/** Where a version stands for readers: an overlay together with its base, as the API tells it. */
@Component
class VersionStates {

  private final PolicyRegistry registry;

  VersionStates(PolicyRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param market ISO country code, null = in any market
   * @param versions every version of the policy, newest first
   */
  VersionLife.State of(
      PublishedVersion version,
      @Nullable String market,
      List<PublishedVersion> versions,
      Instant now) {
    return switch (family(version).state(version, market, now, now)) {
      case "in-effect" -> VersionLife.State.IN_EFFECT;
      case "superseded" -> VersionLife.State.REPLACED;
      case "held-back" -> VersionLife.State.HELD_BACK;
      case "without-base" -> VersionLife.State.WITHOUT_BASE;
      default -> VersionLife.of(version, market, versions, now).state();
    };
  }

  /** As {@link Family#heldBack}. */
  Optional<HeldBack> heldBack(PublishedVersion version, Instant now) {
    return family(version).heldBack(version, now, now);
  }

  private Family family(PublishedVersion version) {
    return registry.family(version.entry().overlayOf().orElse(version.entry().policyId()));
  }
}
