package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.policyrelay.change.Withdrawal.Unread;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.WithoutBase;
import org.springframework.stereotype.Component;

/** The overlays that are public and that nobody reads, for want of a base. */
@Component
class OverlaysWithoutBase {

  private final PolicyRegistry registry;
  private final ProposedEntries proposedEntries;
  private final Clock clock;

  OverlaysWithoutBase(PolicyRegistry registry, ProposedEntries proposedEntries, Clock clock) {
    this.registry = registry;
    this.proposedEntries = proposedEntries;
    this.clock = clock;
  }

  /** Those of the change's family. */
  List<PublishedVersion> besides(PolicyChange change) {
    var entry = change.entry();
    var family = registry.family(entry.overlayOf().orElse(entry.policyId()));
    return WithoutBase.of(family, clock.instant());
  }

  /** Those that a withdrawal will leave so, each once. */
  List<Unread> after(List<Aftermath> aftermath) {
    var now = clock.instant();
    var found = new LinkedHashMap<String, Unread>();
    for (var one : aftermath) {
      var back =
          Optional.ofNullable(one.becomes())
              .flatMap(version -> registry.find(one.policyId(), version))
              .orElse(null);
      var instead = back == null ? null : back.entry();
      WithoutBase.after(registry.family(one.policyId()), one.market(), one.from(), instead, now)
          .forEach(
              (overlay, from) -> {
                var unread = new Unread(overlay.entry().policyId(), overlay.version(), from);
                found.putIfAbsent(unread.policyId() + " " + unread.version(), unread);
              });
      if (back != null && comesBackAlone(back.entry(), one.from())) {
        var number = Objects.requireNonNullElse(one.readAs(), back.version());
        found.putIfAbsent(
            one.policyId() + " " + number, new Unread(one.policyId(), number, one.from()));
      }
    }
    return List.copyOf(found.values());
  }

  /** A former version of an overlay may be for channels that its base has left since. */
  private boolean comesBackAlone(PolicyEntry entry, Instant from) {
    return entry.overlayOf().isPresent()
        && WithoutBase.meetsNone(entry, proposedEntries.basesOf(entry, from, List.of()));
  }
}
