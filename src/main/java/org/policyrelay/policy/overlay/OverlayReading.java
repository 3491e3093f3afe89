package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.Optional;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * How an overlay words a clause of its base. It stands beside the clause, which goes on to hold.
 *
 * @param clause its id in the base
 * @param words what the base says there; absent where that version has the clause no longer
 * @param reading what the overlay says
 */
public record OverlayReading(String clause, Optional<String> words, String reading) {

  /** All of them, in their order, beside a version of the base. */
  public static List<OverlayReading> of(PolicyEntry overlay, PublishedVersion base) {
    return overlay.tightens().entrySet().stream()
        .map(
            reading ->
                new OverlayReading(
                    reading.getKey(),
                    base.clause(reading.getKey()).map(Clause::text),
                    reading.getValue()))
        .toList();
  }
}
