package org.policyrelay.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyrelay.kernel.FieldError;

/**
 * The algebra of a base policy and what one market adds to it. An overlay may only tighten: allowed
 * to restricted to prohibited, may to should to must, never a base clause less. Putting the two
 * together is a join: whatever an overlay says, the result is never looser than the base.
 */
final class Overlays {

  /** As long as a policy's text may be. */
  private static final int LONGEST = 5000;

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
                    .filter(clause -> Strictness.between(clause.text(), text).loosens())
                    .ifPresent(
                        clause ->
                            found.add(
                                loosens(
                                    "ext.relay.tightens." + id,
                                    "\"%s\" is looser than clause %s (%s) of %s: \"%s\""
                                        .formatted(
                                            text, id, clause.label(), of(base), clause.text())))));
    for (var clause : ClauseText.of(overlay.text())) {
      if (Strictness.ofAdding(clause.text()).loosens()) {
        found.add(
            loosens(
                "policy",
                "clause %s lets something go that %s asks for: \"%s\""
                    .formatted(clause.label(), of(base), clause.text())));
      }
    }
    var length = merge(base, overlay).text();
    var characters = length.codePointCount(0, length.length());
    if (characters > LONGEST) {
      found.add(
          new FieldError(
              "policy",
              "too-long",
              "together with %s it has %d characters, may have %d"
                  .formatted(of(base), characters, LONGEST)));
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
                    "unknown-clause",
                    "is no clause of " + versions.get(0).entry().policyId()))
        .toList();
  }

  /** What applies in the overlay's market: the base, tightened. */
  static PolicyEntry merge(PublishedVersion base, PolicyEntry overlay) {
    var merged = base.entry().json();
    merged.put("policy", text(base, overlay));
    if (overlay.enforcement().compareTo(base.entry().enforcement()) < 0) {
      merged.put("enforcement", overlay.enforcement().code());
    }
    if (overlay.requiresHumanReview()) {
      merged.put("requires_human_review", true);
    }
    merged.putArray("jurisdictions").addAll((ArrayNode) overlay.json().path("jurisdictions"));
    overlay
        .guidance()
        .ifPresent(
            guidance ->
                merged.put(
                    "guidance",
                    base.entry().guidance().map(own -> own + "\n\n" + guidance).orElse(guidance)));
    exemplars(merged, overlay.json());
    overlay
        .stance()
        .map(own -> base.entry().stance().map(of -> Stance.stricter(of, own)).orElse(own))
        .ifPresent(
            stance ->
                merged
                    .withObjectProperty("ext")
                    .withObjectProperty("relay")
                    .put("stance", stance.code()));
    return PolicyEntry.trusted(merged);
  }

  /** The base's lines, each tightened one in its stricter reading, then what the market adds. */
  private static String text(PublishedVersion base, PolicyEntry overlay) {
    var lines = new ArrayList<>(base.entry().text().lines().toList());
    var added = new ArrayList<String>();
    for (Map.Entry<String, String> tightened : overlay.tightens().entrySet()) {
      var clause = base.clause(tightened.getKey());
      if (clause.isEmpty()) {
        added.add(tightened.getValue());
      } else if (!Strictness.between(clause.get().text(), tightened.getValue()).loosens()) {
        clause.get().replaceIn(lines, tightened.getValue());
      }
    }
    var market = overlay.jurisdictions().get(0);
    var country = new Locale.Builder().setRegion(market).build().getDisplayCountry(Locale.ENGLISH);
    var text = new ArrayList<String>();
    text.add(String.join("\n", lines));
    text.add("In " + country + ", in addition:");
    text.addAll(added);
    text.add(overlay.text());
    return String.join("\n\n", text);
  }

  private static void exemplars(ObjectNode merged, ObjectNode overlay) {
    for (var side : List.of("pass", "fail")) {
      var more = overlay.path("exemplars").path(side);
      if (!more.isEmpty()) {
        merged.withObjectProperty("exemplars").withArrayProperty(side).addAll((ArrayNode) more);
      }
    }
  }

  private static FieldError loosens(String field, String message) {
    return new FieldError(field, "loosens", message);
  }

  private static String of(PublishedVersion base) {
    return base.entry().policyId() + " " + base.version();
  }
}
