package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.List;
import org.policyrelay.kernel.FieldError;

/**
 * The algebra of a base policy and what one market adds to it. An overlay may only tighten: allowed
 * to restricted to prohibited, may to should to must, never a base clause less. Putting the two
 * together is a join: whatever an overlay says, the result is never looser than the base.
 */
final class Overlays {

  private Overlays() {}

  /**
   * What of the overlay would loosen the base, each with the field or clause at fault; empty where
   * it only tightens. What only a person can judge is let through: whoever approves sees it among
   * the facts.
   */
  static List<FieldError> loosenings(PublishedVersion base, PolicyEntry overlay) {
    var found = new ArrayList<FieldError>();
    var stance = base.entry().stance();
    if (stance.isPresent()
        && overlay.stance().isPresent()
        && overlay.stance().get().compareTo(stance.get()) < 0) {
      found.add(
          loosens(
              "ext.relay.stance",
              "is %s, but %s says %s"
                  .formatted(overlay.stance().get().code(), of(base), stance.get().code())));
    }
    if (overlay.enforcement().compareTo(base.entry().enforcement()) > 0) {
      found.add(
          loosens(
              "enforcement",
              "is %s, but %s says %s"
                  .formatted(
                      overlay.enforcement().code(), of(base), base.entry().enforcement().code())));
    }
    if (base.entry().requiresHumanReview()
        && overlay.json().has("requires_human_review")
        && !overlay.requiresHumanReview()) {
      found.add(loosens("requires_human_review", "is false, but " + of(base) + " requires it"));
    }
    overlay
        .tightens()
        .forEach(
            (id, text) ->
                base.clause(id)
                    .filter(clause -> OverlayWording.reading(clause.text(), text).loosens())
                    .ifPresent(
                        clause ->
                            found.add(
                                loosens(
                                    "ext.relay.tightens." + id,
                                    "\"%s\" is looser than clause %s (%s) of %s: \"%s\""
                                        .formatted(
                                            text, id, clause.label(), of(base), clause.text())))));
    var wording = OverlayWording.on(base);
    for (var clause : ClauseText.of(overlay.text())) {
      if (wording.loosens(clause.text())) {
        found.add(
            loosens(
                "policy",
                "clause %s lets something go that %s asks for: \"%s\""
                    .formatted(clause.label(), of(base), clause.text())));
      }
    }
    return List.copyOf(found);
  }

  /**
   * The clause ids that the overlay tightens and that no version of its base ever had.
   *
   * @param versions every version of the base
   */
  static List<FieldError> unknownClauses(List<PublishedVersion> versions, PolicyEntry overlay) {
    return overlay.tightens().keySet().stream()
        .filter(id -> versions.stream().noneMatch(version -> version.clause(id).isPresent()))
        .map(
            id ->
                new FieldError(
                    "ext.relay.tightens." + id,
                    OverlayRefusal.UNKNOWN_CLAUSE,
                    "is no clause of "
                        + versions.get(0).entry().policyId()
                        + "; its page shows the ids"))
        .toList();
  }

  private static FieldError loosens(String field, String message) {
    return new FieldError(field, "loosens", message);
  }

  private static String of(PublishedVersion base) {
    return base.entry().policyId() + " " + base.version();
  }
}
