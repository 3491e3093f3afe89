package org.policyrelay.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.Clause;
import org.policyrelay.policy.OverlayConflict;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The overlays that a change of their base would leave looser than the base. Each becomes a change
 * of its own, with a draft that fits; the base does not go live in the overlay's market before.
 */
@Component
class OverlayWork {

  /** Beside the text; without them the base's own hold. */
  private static final Set<String> LEFT_OUT = Set.of("guidance", "description");

  private final PolicyRegistry registry;
  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final ReleaseDates dates;
  private final Clock clock;

  OverlayWork(
      PolicyRegistry registry,
      PolicyChanges changes,
      @Lazy ChangeRows rows,
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
  List<OverlayConflict> conflictsOf(PolicyChange change, Set<String> markets) {
    return registry.conflictsOf(
        changes.entryOf(change), dates.datesOf(change, markets, clock.instant()));
  }

  /**
   * Proposes for each overlay that is in the way a text that fits, unless somebody is at it
   * already.
   *
   * @return the keys of what was proposed
   */
  List<String> propose(PolicyChange change, Set<String> markets) {
    var proposed = new ArrayList<String>();
    for (var conflict : conflictsOf(change, markets)) {
      var fitting = fitting(conflict, changes.entryOf(change));
      // one whose own words are in the way is left to a person; the base waits for it all the same
      if (rows.openFor(conflict.overlay(), change.key()) == 0
          && registry.overlayFaults(fitting, changes.draftedBases(fitting)).isEmpty()) {
        var proposal =
            new Proposal(
                fitting,
                "Fit %s to %s".formatted(conflict.overlay(), change.key()),
                TextKind.NOTE.cut(
                    "%s makes its base stricter. As it stands, it would be looser: %s"
                        .formatted(change.key(), conflict.describe())),
                new Proposal.Origin("manual", change.key()),
                change.requestedEffectiveAt().orElse(null),
                false);
        proposed.add(changes.propose(proposal, Audit.SYSTEM));
      }
    }
    return List.copyOf(proposed);
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
    var relay = new LinkedHashMap<String, Object>();
    relay.put("overlay_of", base.policyId());
    overlay.stance().ifPresent(stance -> relay.put("stance", stance.code()));
    overlay.reviewerGuidance().ifPresent(guidance -> relay.put("reviewer_guidance", guidance));
    var tightens = new LinkedHashMap<>(overlay.tightens());
    var changed = new LinkedHashMap<String, Object>();
    for (var fault : conflict.faults()) {
      var field = fault.field();
      if (field.equals("enforcement")) {
        changed.put("enforcement", base.enforcement().code());
      } else if (field.equals("requires_human_review")) {
        changed.put("requires_human_review", true);
      } else if (field.equals("ext.relay.stance")) {
        base.stance().ifPresent(stance -> relay.put("stance", stance.code()));
      } else if (field.startsWith("ext.relay.tightens.")) {
        tightens.remove(field.substring("ext.relay.tightens.".length()));
      } else if (LEFT_OUT.contains(field)) {
        overlay = overlay.without(field);
      }
    }
    tightens.keySet().retainAll(clausesMet(overlay, base));
    if (!tightens.isEmpty()) {
      relay.put("tightens", tightens);
    }
    var ext = new LinkedHashMap<String, Object>();
    overlay.json().path("ext").properties().forEach(one -> ext.put(one.getKey(), one.getValue()));
    ext.put("relay", relay);
    changed.put("ext", ext);
    return overlay.without("version").with(changed);
  }
}
