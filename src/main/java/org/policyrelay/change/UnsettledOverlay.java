package org.policyrelay.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.policyrelay.policy.overlay.Pair;

/**
 * An overlay that somebody has to settle with a text of its base.
 *
 * @param why what has to be settled, a sentence without its end
 * @param since from when readers have both, absent where that is not known or still to come
 * @param prepared the change that is prepared for it, absent where somebody has to write one
 */
record UnsettledOverlay(
    String overlay,
    String version,
    Market market,
    String why,
    @Nullable Instant since,
    @Nullable Prepared prepared) {

  /**
   * A change that is prepared.
   *
   * @param todo what there is to be done with it as it stands, a sentence without its end
   */
  record Prepared(String key, String todo) {

    /**
     * @param change as it stands at this moment
     * @param settles whether nothing changes by it that anybody reads or does
     */
    static Prepared of(PolicyChange change, boolean settles) {
      var key = change.key();
      if (settles && change.approval().isEmpty()) {
        return new Prepared(
            key,
            "%s is prepared: as it was prepared, it changes nothing that applies; a policy manager reads both and approves it, and it is public at once, or sends it back for another text"
                .formatted(key));
      }
      return new Prepared(
          key,
          change.state() == ChangeState.PROPOSED
              ? "%s is prepared: read both; Ad Policy submits it as it stands or writes another text"
                  .formatted(key)
              : "%s is on its way for it".formatted(key));
    }
  }

  /** One that is in the way of a base that waits for it, however many texts of that it meets. */
  static UnsettledOverlay inTheWay(List<OverlayConflict> conflicts, @Nullable Prepared prepared) {
    var one = conflicts.get(0);
    return new UnsettledOverlay(
        one.overlay(), one.version(), one.market(), told(conflicts), null, prepared);
  }

  /** One beside which nobody has approved the version of its base that it is read with. */
  static UnsettledOverlay of(
      Pair pair, List<OverlayConflict> conflicts, @Nullable Prepared prepared) {
    var why = new ArrayList<>(List.of(pair.told()));
    if (!conflicts.isEmpty()) {
      why.add(told(conflicts));
    }
    return new UnsettledOverlay(
        pair.overlay().entry().policyId(),
        pair.overlay().version(),
        pair.overlay().entry().markets().get(0),
        String.join("; ", why),
        pair.since().orElse(null),
        prepared);
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
    return "%s; %s".formatted(why, todo());
  }

  /**
   * The same, and from when readers have both.
   *
   * @param clock how people are told an instant, with its zone
   */
  String toSettle(Function<Instant, String> clock) {
    return since == null
        ? toSettle()
        : "%s; readers have both from %s on; %s".formatted(why, clock.apply(since), todo());
  }

  private String todo() {
    return prepared == null ? "propose a version of it that fits" : prepared.todo();
  }
}
