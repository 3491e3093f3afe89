package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.Clause;
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

  private static final String ENFORCEMENT = "enforcement";
  private static final String HUMAN_REVIEW = "requires_human_review";
  private static final String STANCE = "ext.relay.stance";
  private static final String TIGHTENS = "ext.relay.tightens.";

  /** What of an overlay can be made to fit by itself; other words a person has to find. */
  private static final Set<String> FITTED = Set.of(ENFORCEMENT, HUMAN_REVIEW, STANCE);

  private static final Set<VersionState> LASTING =
      Set.of(VersionState.IN_EFFECT, VersionState.SCHEDULED);

  private final PolicyRegistry registry;
  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final ReleaseDates dates;
  private final Clock clock;

  OverlayWork(
      PolicyRegistry registry,
      PolicyChanges changes,
      ChangeRows rows,
      ReleaseDates dates,
      Clock clock) {
    this.registry = registry;
    this.changes = changes;
    this.rows = rows;
    this.dates = dates;
    this.clock = clock;
  }

  /**
   * Those that would be looser when the change takes effect in the markets, were it released now.
   */
  List<OverlayConflict> conflictsOf(PolicyChange change, Set<Market> markets) {
    return registry.conflictsOf(change.entry(), dates.datesOf(change, markets, clock.instant()));
  }

  /**
   * Proposes for each overlay that is in the way a text that fits, unless somebody is at it
   * already, or has to write that text.
   *
   * @return the keys of what was proposed
   */
  List<String> propose(PolicyChange change, Set<Market> markets) {
    var need =
        new Need(
            change.entry(),
            change.key(),
            "%s makes its base stricter".formatted(change.key()),
            change.requestedEffectiveAt().orElse(null));
    return conflictsOf(change, markets).stream()
        .flatMap(conflict -> propose(conflict, need).stream())
        .toList();
  }

  /**
   * The same for what a withdrawal brings back: an overlay that was made for what is withdrawn may
   * be looser.
   *
   * @return one sentence for each overlay that is in the way
   */
  List<String> proposeAfter(PolicyChange withdrawn) {
    var told = new ArrayList<String>();
    var because =
        withdrawn.entry().overlayOf().isPresent()
            ? "%s was withdrawn, and what came back is looser than its base"
            : "%s was withdrawn, and its base is stricter again";
    for (var base : basesOf(withdrawn)) {
      var need = new Need(base.entry(), withdrawn.key(), because.formatted(withdrawn.key()), null);
      for (var conflict : registry.conflictsOf(base.entry(), appliesFrom(base))) {
        told.add(
            propose(conflict, need)
                    .map(key -> "%s; %s proposes one that fits".formatted(conflict.describe(), key))
                    .orElse(conflict.describe() + "; propose a version that fits")
                + (conflict.isHeldBack()
                    ? "; until then it is held back from readers"
                    : conflict.isLooser() ? "; until then readers see both" : ""));
      }
    }
    return List.copyOf(told);
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

  private Stream<OverlayConflict> conflictsOf(PublishedVersion back, Market market, Instant from) {
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

  private Map<Market, Instant> appliesFrom(PublishedVersion version) {
    var now = clock.instant();
    var from = new LinkedHashMap<Market, Instant>();
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

  /** Empty for what is proposed already, and for what only a person can write. */
  private Optional<String> propose(OverlayConflict conflict, Need need) {
    if (rows.hasOpenFor(conflict.overlay(), need.change()) || !isFitted(conflict)) {
      return Optional.empty();
    }
    var fitting = fitting(conflict, need.base());
    if (!registry.overlayFaults(fitting, changes.draftedBases(fitting)).isEmpty()) {
      // it would be refused for words of its own, and stop what asks for it
      return Optional.empty();
    }
    var proposal =
        new Proposal(
            fitting,
            "Fit %s to %s".formatted(conflict.overlay(), need.change()),
            TextKind.NOTE.cut(
                "%s. As it stands, it would be looser: %s"
                    .formatted(need.because(), conflict.describe())),
            Proposal.Origin.ofOverlay(need.change()),
            need.requestedAt(),
            false);
    return Optional.of(changes.propose(proposal, Audit.SYSTEM));
  }

  private static boolean isFitted(OverlayConflict conflict) {
    return conflict.faults().stream()
        .map(FieldError::field)
        .allMatch(field -> FITTED.contains(field) || field.startsWith(TIGHTENS));
  }

  /**
   * A reading of any other clause would be refused: it has nothing that it could be stricter than.
   */
  private Set<String> clausesMet(PolicyEntry overlay, PolicyEntry base) {
    return registry.basesOf(overlay, null, List.of(base)).stream()
        .flatMap(version -> version.clauses().stream())
        .map(Clause::id)
        .collect(Collectors.toSet());
  }

  /** The overlay without what is in the way: there, the base itself will hold. */
  private PolicyEntry fitting(OverlayConflict conflict, PolicyEntry base) {
    var overlay = registry.newest(conflict.overlay()).orElseThrow();
    var ext = fields(overlay, "/ext");
    // what it says beside what is in the way stays, such as its guidance for reviewers
    var relay = fields(overlay, "/ext/relay");
    var tightens = new LinkedHashMap<>(overlay.tightens());
    var changed = new LinkedHashMap<String, Object>();
    for (var fault : conflict.faults()) {
      var field = fault.field();
      if (field.equals(ENFORCEMENT)) {
        changed.put(ENFORCEMENT, base.enforcement().code());
      } else if (field.equals(HUMAN_REVIEW)) {
        changed.put(HUMAN_REVIEW, true);
      } else if (field.equals(STANCE)) {
        base.stance().ifPresent(stance -> relay.put("stance", stance.code()));
      } else if (field.startsWith(TIGHTENS)) {
        tightens.remove(field.substring(TIGHTENS.length()));
      }
    }
    tightens.keySet().retainAll(clausesMet(overlay, base));
    relay.remove("tightens");
    if (!tightens.isEmpty()) {
      relay.put("tightens", tightens);
    }
    ext.put("relay", relay);
    changed.put("ext", ext);
    return overlay.without("version").with(changed);
  }

  private static Map<String, Object> fields(PolicyEntry entry, String at) {
    var fields = new LinkedHashMap<String, Object>();
    entry.json().at(at).properties().forEach(one -> fields.put(one.getKey(), one.getValue()));
    return fields;
  }
}
