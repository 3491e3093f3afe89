package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.Optional;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * How an overlay words a clause of its base.
 *
 * @param clause its id in the base
 * @param words what the base says there; absent where that version has the clause no longer
 * @param reading what the overlay says
 * @param replaces whether it is proved stricter, so that a reader of the market has it in the
 *     clause's place; any other reading stands beside the clause, which goes on to hold
 */
public record OverlayReading(
    String clause, Optional<String> words, String reading, boolean replaces) {

  /** All of them, in their order, held against a version of the base. */
  public static List<OverlayReading> of(PolicyEntry overlay, PublishedVersion base) {
    var wording = OverlayWording.on(base);
    return overlay.tightens().entrySet().stream()
        .map(
            reading -> {
              var words = base.clause(reading.getKey()).map(Clause::text);
              var replaces =
                  words
                      .map(text -> OverlayJudgement.reading(wording, text, reading.getValue()))
                      .filter(OverlayVerdict::isProved)
                      .isPresent();
              return new OverlayReading(reading.getKey(), words, reading.getValue(), replaces);
            })
        .toList();
  }
}
