package org.policyrelay.change;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.WithoutBase;
import org.springframework.stereotype.Component;

/**
 * Looks, whenever something of a policy has become public or is public no more, what of its
 * overlays is settled by that, whoever has done it and why: who has it to settle is told so, and
 * what was prepared for it has lost its reason.
 */
@Component
class SettledSince {

  private final PolicyRegistry registry;
  private final ChangeRows rows;
  private final Settlement settlement;
  private final ReasonGone reasonGone;
  private final LeftToSettle left;
  private final Clock clock;

  SettledSince(
      PolicyRegistry registry,
      ChangeRows rows,
      Settlement settlement,
      ReasonGone reasonGone,
      LeftToSettle left,
      Clock clock) {
    this.registry = registry;
    this.rows = rows;
    this.settlement = settlement;
    this.reasonGone = reasonGone;
    this.left = left;
    this.clock = clock;
  }

  /**
   * @param policyId of a base or of an overlay
   */
  void look(String policyId) {
    var of = registry.family(policyId);
    look(of.tightens() == null ? of : registry.family(of.tightens().policyId()));
  }

  private void look(Family family) {
    var now = clock.instant();
    var unsettled = ids(family.unsettled(now, now).stream().map(pair -> pair.overlay()));
    var silent = ids(WithoutBase.of(family, now).stream());
    for (var versions : family.overlays()) {
      var overlay = versions.get(0).entry().policyId();
      if (!silent.contains(overlay)) {
        left.withBase(overlay);
      }
      if (!unsettled.contains(overlay)) {
        left.settled(overlay);
        rows.openOf(overlay).stream()
            .filter(settlement::isSettledWithout)
            .forEach(reasonGone::tellSettled);
      }
    }
  }

  private static List<String> ids(Stream<PublishedVersion> versions) {
    return versions.map(one -> one.entry().policyId()).toList();
  }
}
