package org.policyrelay.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.policyrelay.policy.overlay.Pair;

/**
 * An overlay that somebody has to settle with a text of its base.
 *
 * @param why what has to be settled, a sentence without its end
 * @param proposal key of the change that is prepared for it, absent where somebody has to write one
 */
record UnsettledOverlay(
    String overlay, String version, Market market, String why, @Nullable String proposal) {

  /** One that is in the way of a base that waits for it, however many texts of that it meets. */
  static UnsettledOverlay inTheWay(List<OverlayConflict> conflicts, @Nullable String proposal) {
    var one = conflicts.get(0);
    return new UnsettledOverlay(
        one.overlay(), one.version(), one.market(), told(conflicts), proposal);
  }

  /** One beside which nobody has approved the version of its base that it is read with. */
  static UnsettledOverlay of(
      Pair pair, List<OverlayConflict> conflicts, @Nullable String proposal) {
    var why = new ArrayList<>(List.of(pair.told()));
    pair.since().ifPresent(at -> why.add("readers have both from " + Moments.onRecord(at) + " on"));
    if (!conflicts.isEmpty()) {
      why.add(told(conflicts));
    }
    return new UnsettledOverlay(
        pair.overlay().entry().policyId(),
        pair.overlay().version(),
        pair.overlay().entry().markets().get(0),
        String.join("; ", why),
        proposal);
  }

  private static String told(List<OverlayConflict> conflicts) {
    return conflicts.stream()
        .map(OverlayConflict::describe)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  String name() {
    return overlay + " " + version;
  }

  /** Why, and what there is to be done about it. */
  String toSettle() {
    return "%s; %s"
        .formatted(
            why,
            proposal == null
                ? "propose a version of it that fits"
                : proposal + " is prepared: read both, and approve it or write it anew");
  }
}
