package org.policyrelay.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.BaseTimes;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.policyrelay.policy.overlay.OverlayTimes;
import org.springframework.stereotype.Component;

/** Holds bases and overlays together over time, as the registry has them. */
@Component
class OverlayRules {

  private final PolicyRows rows;

  OverlayRules(PolicyRows rows) {
    this.rows = rows;
  }

  /**
   * As {@link OverlayTimes#faultsOf}.
   *
   * @param wanted null = as soon as its base applies
   */
  List<FieldError> faultsOf(
      PolicyEntry entry, @Nullable Instant wanted, Instant now, List<PolicyEntry> drafted) {
    return OverlayTimes.faultsOf(
        entry,
        rows.versionsOf(entry.policyId()),
        entry.overlayOf().map(rows::versionsOf).orElse(List.of()),
        entry.overlayOf().map(base -> othersOn(base, entry.policyId())).orElse(List.of()),
        wanted,
        now,
        drafted);
  }

  /** As {@link OverlayTimes#metBy}. */
  List<PublishedVersion> metBy(
      PolicyEntry entry, @Nullable Instant wanted, Instant now, List<PolicyEntry> drafted) {
    return OverlayTimes.metBy(
        entry, entry.overlayOf().map(rows::versionsOf).orElse(List.of()), wanted, now, drafted);
  }

  private List<PublishedVersion> othersOn(String base, String overlay) {
    return rows.overlaysOf(base).stream()
        .filter(id -> !id.equals(overlay))
        .flatMap(id -> rows.versionsOf(id).stream())
        .toList();
  }

  /** As {@link BaseTimes#conflictsOf}. */
  List<OverlayConflict> conflictsOf(
      PublishedVersion base, Map<Market, Instant> effective, Instant now) {
    return BaseTimes.conflictsOf(base, on(base.entry()), effective, now);
  }

  /** As {@link BaseTimes#meeting}. */
  List<PublishedVersion> meeting(PolicyEntry base, Map<Market, Instant> effective, Instant now) {
    return BaseTimes.meeting(base, on(base), effective, now);
  }

  /** For each overlay on a policy what the registry has of it. */
  private List<List<PublishedVersion>> on(PolicyEntry base) {
    return rows.overlaysOf(base.policyId()).stream()
        .map(rows::versionsOf)
        .filter(versions -> !versions.isEmpty())
        .toList();
  }
}
