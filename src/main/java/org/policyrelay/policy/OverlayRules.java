package org.policyrelay.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.PublishedVersion.Release;
import org.springframework.stereotype.Component;

/**
 * Holds bases and overlays together over time: from the instant at which one of them is to apply,
 * against everything of the other that applies then or is going to.
 */
@Component
class OverlayRules {

  private final PolicyRows rows;

  OverlayRules(PolicyRows rows) {
    this.rows = rows;
  }

  /**
   * What keeps an overlay from applying from an instant; empty for nothing, and for a policy that
   * is no overlay.
   *
   * @param wanted null = as soon as its base applies
   */
  List<FieldError> faultsOf(PolicyEntry entry, @Nullable Instant wanted, Instant now) {
    var errors = new ArrayList<>(changedNature(entry));
    if (entry.overlayOf().isEmpty() || !errors.isEmpty()) {
      return errors;
    }
    var base = entry.overlayOf().get();
    var versions = rows.versionsOf(base);
    if (versions.isEmpty() || versions.get(0).entry().overlayOf().isPresent()) {
      return List.of(
          new FieldError(
              "ext.relay.overlay_of",
              "unknown-policy",
              versions.isEmpty()
                  ? "there is no policy '" + base + "'"
                  : "'" + base + "' is an overlay itself; tighten its base"));
    }
    errors.addAll(Overlays.unknownClauses(versions, entry));
    var market = entry.jurisdictions().get(0);
    var from = wanted != null ? wanted : firstStart(versions, market, now).orElse(now);
    if (versions.stream().noneMatch(version -> applies(version, market, from, now))) {
      errors.add(startsBefore(versions, market, from, now));
    }
    for (var version : applyingFrom(versions, market, from, now)) {
      errors.addAll(Overlays.loosenings(version, entry));
    }
    return errors.stream().distinct().toList();
  }

  /**
   * The overlays that a base would conflict with.
   *
   * @param base as it is to be published, with the clause ids that it will have
   * @param effective from when in which market
   */
  List<OverlayConflict> conflictsOf(
      PublishedVersion base, Map<String, Instant> effective, Instant now) {
    var conflicts = new ArrayList<OverlayConflict>();
    for (var id : rows.overlaysOf(base.entry().policyId())) {
      var versions = rows.versionsOf(id);
      var market = versions.isEmpty() ? "" : versions.get(0).entry().jurisdictions().get(0);
      var from = effective.getOrDefault(market, effective.get(PublishedVersion.EVERYWHERE));
      if (from == null) {
        continue;
      }
      for (var overlay : applyingFrom(versions, market, from, now)) {
        var faults = Overlays.loosenings(base, overlay.entry());
        if (!faults.isEmpty()) {
          conflicts.add(new OverlayConflict(id, overlay.version(), market, faults));
        }
      }
    }
    return List.copyOf(conflicts);
  }

  /** A policy stays what it is: an overlay of the same base in the same market, or none. */
  private List<FieldError> changedNature(PolicyEntry entry) {
    var versions = rows.versionsOf(entry.policyId());
    if (versions.isEmpty()) {
      return List.of();
    }
    var before = versions.get(0).entry();
    if (!before.overlayOf().equals(entry.overlayOf())) {
      return List.of(
          new FieldError(
              "ext.relay.overlay_of",
              "fixed",
              "was %s and stays so; propose another policy"
                  .formatted(before.overlayOf().orElse("left out"))));
    }
    if (before.overlayOf().isPresent() && !before.jurisdictions().equals(entry.jurisdictions())) {
      return List.of(
          new FieldError(
              "jurisdictions",
              "fixed",
              "is the overlay's market and stays %s; propose another overlay"
                  .formatted(before.jurisdictions().get(0))));
    }
    return List.of();
  }

  private static FieldError startsBefore(
      List<PublishedVersion> versions, String market, Instant from, Instant now) {
    var base = versions.get(0).entry().policyId();
    return new FieldError(
        "effective_date",
        "starts-before-base",
        firstStart(versions, market, now)
            .filter(start -> start.isAfter(from))
            .map(start -> "%s applies in %s only from %s".formatted(base, market, start))
            .orElse("%s does not apply in %s".formatted(base, market)));
  }

  /** Now, where something applies already; else when the first that is known will. */
  private static Optional<Instant> firstStart(
      List<PublishedVersion> versions, String market, Instant now) {
    if (versions.stream().anyMatch(version -> applies(version, market, now, now))) {
      return Optional.of(now);
    }
    return versions.stream()
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.covers(market) && release.isKnown(now))
        .filter(release -> !release.hasEnded(now))
        .map(Release::effectiveFrom)
        .min(Instant::compareTo);
  }

  /** What applies at the instant, and what comes after it. */
  private static List<PublishedVersion> applyingFrom(
      List<PublishedVersion> versions, String market, Instant from, Instant now) {
    var inForce =
        versions.stream().filter(version -> applies(version, market, from, now)).findFirst();
    return versions.stream()
        .filter(
            version ->
                inForce.filter(version::equals).isPresent()
                    || version.releases().stream()
                        .anyMatch(
                            release ->
                                release.covers(market)
                                    && release.isKnown(now)
                                    && release.effectiveFrom().isAfter(from)))
        .toList();
  }

  private static boolean applies(
      PublishedVersion version, String market, Instant at, Instant known) {
    return version.releases().stream()
        .anyMatch(release -> release.covers(market) && release.counts(at, known));
  }
}
