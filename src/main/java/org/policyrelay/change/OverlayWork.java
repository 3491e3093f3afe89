package org.policyrelay.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.TextKind;
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
      if (rows.openFor(conflict.overlay(), change.key()) == 0) {
        var proposal =
            new Proposal(
                fitting(conflict, changes.entryOf(change)),
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

  /** The overlay without what is in the way: there, the base itself will hold. */
  private PolicyEntry fitting(OverlayConflict conflict, PolicyEntry base) {
    var overlay = registry.newest(conflict.overlay()).orElseThrow();
    var relay = new LinkedHashMap<String, Object>();
    relay.put("overlay_of", base.policyId());
    overlay.stance().ifPresent(stance -> relay.put("stance", stance.code()));
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
      }
    }
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
