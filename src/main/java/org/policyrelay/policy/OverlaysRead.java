package org.policyrelay.policy;

import java.util.List;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.overlay.HeldBack;
import org.policyrelay.policy.overlay.Resolved;

/** Which overlays of what applies have a say in it. */
final class OverlaysRead {

  private OverlaysRead() {}

  /** Ids, in their order, but for those of which all is held back. */
  static List<String> idsOf(Resolved resolved) {
    var silent =
        resolved.heldBack().stream()
            .filter(OverlaysRead::isAll)
            .map(held -> held.overlay().entry().policyId())
            .toList();
    return resolved.overlays().stream()
        .map(overlay -> overlay.entry().policyId())
        .filter(id -> !silent.contains(id))
        .toList();
  }

  /** Whether what is left adds no words, and is no stricter than the base. */
  private static boolean isAll(HeldBack held) {
    var base = held.base().entry();
    var rest = held.rest().entry();
    return held.rest().clauses().isEmpty()
        && rest.tightens().isEmpty()
        && addsNothing("guidance", rest, base)
        && addsNothing("exemplars", rest, base)
        && rest.enforcement() == base.enforcement()
        && rest.requiresHumanReview() == base.requiresHumanReview()
        && (rest.stance().isEmpty() || rest.stance().equals(base.stance()));
  }

  private static boolean addsNothing(String field, PolicyEntry rest, PolicyEntry base) {
    var own = rest.json().get(field);
    return own == null || own.equals(base.json().get(field));
  }
}
