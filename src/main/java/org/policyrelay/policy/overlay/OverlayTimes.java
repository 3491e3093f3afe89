package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;

/**
 * Whether an overlay holds together with its base over time: from the instant at which it is to
 * apply, against everything of the base that applies then or is going to. A pure function of what
 * the registry has, as is the other way round in {@link BaseTimes}.
 */
public final class OverlayTimes {

  private OverlayTimes() {}

  /**
   * What keeps an overlay from applying from an instant; empty for nothing, and for a policy that
   * is no overlay.
   *
   * @param own what the registry has of the entry's policy, newest first
   * @param versions the same of its base
   * @param others the same of every other overlay on it, in any order
   * @param wanted null = as soon as its base applies
   * @param drafted texts of the base that are on their way to be published; an overlay may be
   *     drafted with them, and is held against them where nothing of the base applies yet
   */
  public static List<FieldError> faultsOf(
      PolicyEntry entry,
      List<PublishedVersion> own,
      List<PublishedVersion> versions,
      List<PublishedVersion> others,
      @Nullable Instant wanted,
      Instant now,
      List<PolicyEntry> drafted) {
    var errors = new ArrayList<>(changedNature(entry, own));
    if (entry.overlayOf().isEmpty() || !errors.isEmpty()) {
      return errors;
    }
    var base = entry.overlayOf().get();
    var drafts = drafts(base, drafted, versions, now);
    var any = versions.isEmpty() ? drafts : versions;
    if (any.isEmpty() || any.get(0).entry().overlayOf().isPresent()) {
      return List.of(noBase(base, any.isEmpty()));
    }
    var market = entry.markets().get(0);
    var coming = drafts.stream().filter(draft -> isFor(draft.entry(), market)).toList();
    var from = beginning(wanted, versions, market, now);
    var applying = applyingFrom(versions, market, from, now);
    var met = Stream.concat(applying.stream(), coming.stream()).toList();
    var known = met.isEmpty() ? any : met;
    errors.addAll(Overlays.unknownClauses(known, entry));
    Overlays.noChannel(known, entry).ifPresent(errors::add);
    if (versions.stream().anyMatch(version -> applies(version, market, from, now))) {
      for (var version : applying) {
        errors.addAll(Overlays.loosenings(version, entry));
      }
      tooLong(entry, versions, others, from, now).ifPresent(errors::add);
    } else if (coming.isEmpty()) {
      errors.add(startsBefore(base, versions, market, from, now));
    } else {
      for (var draft : coming) {
        errors.addAll(Overlays.loosenings(draft, entry));
        var begun = JoinLength.beginning(draft, market, from, now);
        tooLong(entry, List.of(begun), others, from, now).ifPresent(errors::add);
      }
    }
    return errors.stream().distinct().toList();
  }

  /**
   * The versions of its base that an overlay will be read with in its market: what applies when it
   * begins, what is announced for after, and what is drafted.
   *
   * @param versions as for {@link #faultsOf}, and so the others
   */
  public static List<PublishedVersion> metBy(
      PolicyEntry entry,
      List<PublishedVersion> versions,
      @Nullable Instant wanted,
      Instant now,
      List<PolicyEntry> drafted) {
    if (entry.overlayOf().isEmpty()) {
      return List.of();
    }
    var market = entry.markets().get(0);
    var from = beginning(wanted, versions, market, now);
    var coming =
        drafts(entry.overlayOf().get(), drafted, versions, now).stream()
            .filter(draft -> isFor(draft.entry(), market));
    return Stream.concat(
            applyingFrom(versions, market, from, now).stream()
                .sorted(
                    Comparator.comparing(
                        version -> version.effectiveFrom(market).orElse(Instant.MAX))),
            coming)
        .toList();
  }

  /** Held against all that the market has beside it, and not against its base alone. */
  private static Optional<FieldError> tooLong(
      PolicyEntry entry,
      List<PublishedVersion> base,
      List<PublishedVersion> others,
      Instant from,
      Instant now) {
    return JoinLength.faultWith(
        entry, Stream.concat(base.stream(), others.stream()).toList(), from, now);
  }

  private static List<PublishedVersion> drafts(
      String base, List<PolicyEntry> drafted, List<PublishedVersion> versions, Instant now) {
    return drafted.stream()
        .filter(draft -> draft.policyId().equals(base))
        .map(draft -> PublishedVersion.proposed(draft, "as drafted", versions, now))
        .toList();
  }

  private static boolean isFor(PolicyEntry entry, Market market) {
    return entry.markets().stream().anyMatch(one -> one.covers(market));
  }

  private static FieldError noBase(String base, boolean isUnknown) {
    return isUnknown
        ? new FieldError(
            "ext.relay.overlay_of",
            OverlayRefusal.UNKNOWN_BASE,
            "names '%s', but there is no policy '%s', published or proposed; look its id up at /policies, or propose it first"
                .formatted(base, base))
        : new FieldError(
            "ext.relay.overlay_of",
            OverlayRefusal.OF_OVERLAY,
            "names '" + base + "', which is an overlay itself; tighten its base");
  }

  /** A policy stays what it is: an overlay of the same base in the same market, or none. */
  private static List<FieldError> changedNature(
      PolicyEntry entry, List<PublishedVersion> versions) {
    if (versions.isEmpty()) {
      return List.of();
    }
    var before = versions.get(0).entry();
    if (!before.overlayOf().equals(entry.overlayOf())) {
      return List.of(
          new FieldError(
              "ext.relay.overlay_of",
              OverlayRefusal.FIXED,
              "was %s and stays so; propose another policy"
                  .formatted(before.overlayOf().orElse("left out"))));
    }
    if (before.overlayOf().isPresent() && !before.jurisdictions().equals(entry.jurisdictions())) {
      return List.of(
          new FieldError(
              "jurisdictions",
              OverlayRefusal.FIXED,
              "of an overlay stay %s; propose another overlay"
                  .formatted(before.jurisdictions().get(0))));
    }
    return List.of();
  }

  private static FieldError startsBefore(
      String base, List<PublishedVersion> versions, Market market, Instant from, Instant now) {
    return new FieldError(
        "effective_date",
        OverlayRefusal.BEFORE_BASE,
        firstStart(versions, market, now)
            .filter(start -> start.isAfter(from))
            .map(
                start ->
                    "is too early: %s applies in %s only from %s; let the overlay begin then or later"
                        .formatted(base, market, Moments.onRecord(start)))
            .orElse(
                "is too early: %s does not apply in %s; release it there first"
                    .formatted(base, market)));
  }

  /** When it is wanted to; else now, where its base applies already, or as soon as that does. */
  private static Instant beginning(
      @Nullable Instant wanted, List<PublishedVersion> versions, Market market, Instant now) {
    return wanted != null
        ? wanted
        : firstStart(versions, market, now).filter(now::isBefore).orElse(now);
  }

  /** When the first began or will that is known and not over. */
  private static Optional<Instant> firstStart(
      List<PublishedVersion> versions, Market market, Instant now) {
    return versions.stream()
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.covers(market) && release.isKnown(now))
        .filter(release -> !release.hasEnded(now))
        .map(Release::effectiveFrom)
        .min(Instant::compareTo);
  }

  /** What applies at the instant and after it, also what comes back when another one ends. */
  static List<PublishedVersion> applyingFrom(
      List<PublishedVersion> versions, Market market, Instant from, Instant now) {
    var instants = new TreeSet<>(Set.of(from));
    versions.stream()
        .flatMap(version -> version.releases().stream())
        .flatMap(
            release ->
                Stream.concat(
                    Stream.of(release.effectiveFrom()),
                    Stream.ofNullable(release.effectiveUntil())))
        .filter(from::isBefore)
        .forEach(instants::add);
    var deciding =
        instants.stream()
            .flatMap(at -> versions.stream().filter(one -> applies(one, market, at, now)).limit(1))
            .collect(Collectors.toSet());
    return versions.stream().filter(deciding::contains).toList();
  }

  private static boolean applies(
      PublishedVersion version, Market market, Instant at, Instant known) {
    return version.releases().stream()
        .anyMatch(release -> release.covers(market) && release.counts(at, known));
  }
}
