package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayJudgement.Judged;

/**
 * The algebra of a base policy and what one market adds to it. An overlay may only tighten: allowed
 * to restricted to prohibited, may to should to must, never a base clause less. Putting the two
 * together is a join: whatever an overlay says, the result is never looser than the base.
 */
public final class Overlays {

  /** The code of what would loosen the base. */
  static final String LOOSENS = "loosens";

  private Overlays() {}

  /**
   * What of the overlay would loosen the base, each with the field or clause at fault; empty where
   * it only tightens. What only a person can judge is let through: whoever approves sees it among
   * the facts.
   */
  static List<FieldError> loosenings(PublishedVersion base, PolicyEntry overlay) {
    return Stream.concat(
            looserFacts(base, overlay),
            OverlayJudgement.of(overlay, base).stream()
                .filter(one -> one.verdict().loosens())
                .map(one -> loosens(one.field(), describe(one, base))))
        .toList();
  }

  /** The same of what is no words. */
  private static Stream<FieldError> looserFacts(PublishedVersion base, PolicyEntry overlay) {
    var found = new ArrayList<FieldError>();
    var stance = base.entry().stance();
    if (stance.isPresent()
        && overlay.stance().isPresent()
        && stance.get().isStricterThan(overlay.stance().get())) {
      found.add(
          loosens(
              "ext.relay.stance",
              "is %s, but %s says %s"
                  .formatted(overlay.stance().get().code(), of(base), stance.get().code())));
    }
    if (base.entry().enforcement().isStricterThan(overlay.enforcement())) {
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
      found.add(
          loosens("requires_human_review", "is not required, but " + of(base) + " requires it"));
    }
    return found.stream();
  }

  private static String describe(Judged one, PublishedVersion base) {
    var id = one.field().replaceFirst("^ext\\.relay\\.tightens\\.", "");
    if (!id.equals(one.field()) && base.clause(id).isPresent()) {
      var clause = base.clause(id).get();
      return "\"%s\" is looser than clause %s (%s) of %s: \"%s\""
          .formatted(one.text(), id, clause.label(), of(base), clause.text());
    }
    return "%s lets something go that %s asks for: \"%s\""
        .formatted(one.name(), of(base), one.text());
  }

  /**
   * The clause ids that the overlay tightens and that no version of its base has with which it is
   * read: there is nothing there that it could be stricter than.
   *
   * @param versions those with which it is read, at least one
   */
  static List<FieldError> unknownClauses(List<PublishedVersion> versions, PolicyEntry overlay) {
    var base = versions.get(0).entry().policyId();
    return overlay.tightens().keySet().stream()
        .filter(id -> versions.stream().noneMatch(version -> version.clause(id).isPresent()))
        .map(
            id ->
                new FieldError(
                    "ext.relay.tightens." + id,
                    OverlayRefusal.UNKNOWN_CLAUSE,
                    "is no clause of %s as it applies with the overlay (%s); its page shows the ids, and what no clause asks for can be written in the text"
                        .formatted(
                            base,
                            String.join(
                                ", ", versions.stream().map(PublishedVersion::version).toList()))))
        .toList();
  }

  /**
   * That no version of its base has a channel of the overlay, so that it could never apply; empty
   * where one has.
   *
   * @param versions as for {@link #unknownClauses}
   */
  static Optional<FieldError> noChannel(List<PublishedVersion> versions, PolicyEntry overlay) {
    if (versions.stream().anyMatch(version -> Family.meet(version.entry(), overlay))) {
      return Optional.empty();
    }
    return Optional.of(
        new FieldError(
            "channels",
            OverlayRefusal.NO_CHANNEL,
            "name %s, but %s is for %s alone; name channels of the base, or leave them out"
                .formatted(
                    String.join(", ", overlay.channels()),
                    of(versions.get(0)),
                    String.join(", ", versions.get(0).entry().channels()))));
  }

  private static FieldError loosens(String field, String message) {
    return new FieldError(field, LOOSENS, message);
  }

  private static String of(PublishedVersion base) {
    return base.entry().policyId() + " " + base.version();
  }
}
