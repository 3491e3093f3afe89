package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.springframework.stereotype.Component;

/**
 * The overlays that a change of their base would leave looser than the base. Each becomes a change
 * of its own, with a draft that fits; the base does not go live in the overlay's market before.
 */
@Component
class OverlayWork {

  private static final Set<VersionState> LASTING =
      Set.of(VersionState.IN_EFFECT, VersionState.SCHEDULED);

  private final PolicyRegistry registry;
  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final ReleaseDates dates;
  private final FittingOverlay fitting;
  private final Clock clock;

  OverlayWork(
      PolicyRegistry registry,
      PolicyChanges changes,
      ChangeRows rows,
      ReleaseDates dates,
      FittingOverlay fitting,
      Clock clock) {
    this.registry = registry;
    this.changes = changes;
    this.rows = rows;
    this.dates = dates;
    this.fitting = fitting;
    this.clock = clock;
  }

  /**
   * Those that would be looser when the change takes effect in the markets, were it released now.
   */
  List<OverlayConflict> conflictsOf(PolicyChange change, Set<String> markets) {
    return registry.conflictsOf(change.entry(), dates.datesOf(change, markets, clock.instant()));
  }

  /**
   * Proposes for each overlay that is in the way a text that fits, unless somebody is at it
   * already, or has to write that text.
   *
   * @return those in the way, each with what is proposed for it
   */
  List<UnsettledOverlay> propose(PolicyChange change, Set<String> markets) {
    var conflicts = conflictsOf(change, markets);
    propose(conflicts, needOf(change));
    return unsettled(conflicts, change.key());
  }

  /**
   * The overlays that an emergency stands beside without anybody having approved the two together,
   * be they looser or not: those that apply with it, and are no newer than it.
   */
  List<UnsettledOverlay> beside(PolicyChange emergency) {
    var conflicts = conflictsOf(emergency, emergency.markets());
    return applyingWith(emergency).stream()
        .map(overlay -> unsettled(overlay, conflicts, emergency.key()))
        .toList();
  }

  /** As {@link #beside}, once it is public: what can be made to fit is proposed. */
  List<UnsettledOverlay> proposeBeside(PolicyChange emergency) {
    propose(emergency, emergency.markets());
    return beside(emergency);
  }

  private UnsettledOverlay unsettled(
      PublishedVersion overlay, List<OverlayConflict> conflicts, String because) {
    var id = overlay.entry().policyId();
    return new UnsettledOverlay(
        id,
        overlay.version(),
        overlay.entry().jurisdictions().get(0),
        conflicts.stream()
            .filter(one -> one.overlay().equals(id) && one.version().equals(overlay.version()))
            .toList(),
        proposedFor(id, because));
  }

  private List<PublishedVersion> applyingWith(PolicyChange change) {
    var now = clock.instant();
    var effective = dates.datesOf(change, change.markets(), now);
    var family = registry.family(change.policyId());
    var published = publishedAt(change, family.base());
    var found = new LinkedHashMap<String, PublishedVersion>();
    family.overlays().stream()
        .map(versions -> versions.get(0).entry().jurisdictions().get(0))
        .distinct()
        .forEach(
            market ->
                startIn(market, effective).stream()
                    .flatMap(from -> family.from(market, null, from, now).stream())
                    .flatMap(span -> Stream.ofNullable(span.what()))
                    .flatMap(what -> what.overlays().stream())
                    .filter(one -> published.filter(one.publishedAt()::isAfter).isEmpty())
                    .forEach(one -> found.put(one.entry().policyId() + " " + one.version(), one)));
    return List.copyOf(found.values());
  }

  private static Optional<Instant> publishedAt(
      PolicyChange change, List<PublishedVersion> versions) {
    return versions.stream()
        .filter(version -> version.change().equals(change.key()) && version.restores() == null)
        .map(PublishedVersion::publishedAt)
        .findFirst();
  }

  private static Optional<Instant> startIn(String market, Map<String, Instant> effective) {
    return Optional.ofNullable(effective.get(market))
        .or(() -> Optional.ofNullable(effective.get(PublishedVersion.EVERYWHERE)));
  }

  /**
   * As {@link #propose} for what a withdrawal brings back: an overlay that was made for what is
   * withdrawn may be looser.
   */
  List<UnsettledOverlay> proposeAfter(PolicyChange withdrawn) {
    var because =
        withdrawn.entry().overlayOf().isPresent()
            ? "%s was withdrawn, and what came back is looser than its base"
            : "%s was withdrawn, and its base is stricter again";
    var found = new ArrayList<OverlayConflict>();
    for (var base : basesOf(withdrawn)) {
      var conflicts = registry.conflictsOf(base.entry(), appliesFrom(base));
      propose(
          conflicts,
          new Need(base.entry(), withdrawn.key(), because.formatted(withdrawn.key()), null));
      found.addAll(conflicts);
    }
    return unsettled(found, withdrawn.key());
  }

  /**
   * The overlays that will not fit once a withdrawal has brought back what it does, be that a base
   * or a former version of an overlay itself.
   */
  List<OverlayConflict> unfitAfter(List<Aftermath> aftermath) {
    return aftermath.stream()
        .flatMap(
            one ->
                Stream.ofNullable(one.becomes())
                    .flatMap(version -> registry.find(one.policyId(), version).stream())
                    .flatMap(back -> conflictsOf(back, one.market(), one.from())))
        .distinct()
        .toList();
  }

  private Stream<OverlayConflict> conflictsOf(PublishedVersion back, String market, Instant from) {
    return back.entry().overlayOf().isPresent()
        ? registry.conflictsWithBase(back, from).stream()
        : registry.conflictsOf(back.entry(), Map.of(market, from)).stream();
  }

  /** What applies or will of the base that the withdrawal has touched, itself or an overlay. */
  private List<PublishedVersion> basesOf(PolicyChange withdrawn) {
    var now = clock.instant();
    var entry = withdrawn.entry();
    var family = registry.family(entry.overlayOf().orElse(entry.policyId()));
    return family.base().stream()
        .filter(version -> LASTING.contains(family.state(version, null, now, now)))
        .toList();
  }

  private Map<String, Instant> appliesFrom(PublishedVersion version) {
    var now = clock.instant();
    var from = new LinkedHashMap<String, Instant>();
    version.releases().stream()
        .filter(release -> release.isKnown(now) && !release.hasEnded(now))
        .forEach(
            release ->
                from.put(
                    release.market(),
                    release.effectiveFrom().isAfter(now) ? release.effectiveFrom() : now));
    return from;
  }

  /**
   * Why overlays have to fit.
   *
   * @param base as it will read
   * @param change because of which
   */
  private record Need(
      PolicyEntry base, String change, String because, @Nullable Instant requestedAt) {}

  private static Need needOf(PolicyChange change) {
    return new Need(
        change.entry(),
        change.key(),
        "%s makes its base stricter".formatted(change.key()),
        change.requestedEffectiveAt().orElse(null));
  }

  /** Each overlay once, however many texts of its base it meets. */
  private List<UnsettledOverlay> unsettled(List<OverlayConflict> conflicts, String because) {
    var byVersion = new LinkedHashMap<String, List<OverlayConflict>>();
    for (var one : conflicts) {
      byVersion
          .computeIfAbsent(one.overlay() + " " + one.version(), key -> new ArrayList<>())
          .add(one);
    }
    return byVersion.values().stream()
        .map(
            all -> {
              var one = all.get(0);
              return new UnsettledOverlay(
                  one.overlay(),
                  one.version(),
                  one.market(),
                  all,
                  proposedFor(one.overlay(), because));
            })
        .toList();
  }

  private @Nullable String proposedFor(String overlay, String because) {
    return rows.openBecauseOf(because).stream()
        .filter(change -> change.policyId().equals(overlay))
        .map(PolicyChange::key)
        .findFirst()
        .orElse(null);
  }

  /** Nothing for what is proposed already, and for what only a person can write. */
  private void propose(List<OverlayConflict> conflicts, Need need) {
    for (var conflict : conflicts) {
      if (proposedFor(conflict.overlay(), need.change()) == null) {
        fitting.of(conflict, need.base()).ifPresent(draft -> propose(draft, conflict, need));
      }
    }
  }

  private void propose(PolicyEntry draft, OverlayConflict conflict, Need need) {
    if (!registry.overlayFaults(draft, changes.draftedBases(draft)).isEmpty()) {
      // it would be refused for words of its own, and stop what asks for it
      return;
    }
    var proposal =
        new Proposal(
            draft,
            "Fit %s to %s".formatted(conflict.overlay(), need.change()),
            TextKind.NOTE.cut(
                "%s. As it stands, it would be looser: %s"
                    .formatted(need.because(), conflict.describe())),
            Proposal.Origin.ofOverlay(need.change()),
            need.requestedAt(),
            false);
    changes.propose(proposal, Audit.SYSTEM);
  }
}
