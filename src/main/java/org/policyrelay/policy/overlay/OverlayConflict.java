package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * An overlay that would loosen what its base is about to say.
 *
 * @param faults what of it, with the clause or field
 */
public record OverlayConflict(
    String overlay, String version, Market market, List<FieldError> faults) {

  /** Of two that somebody reads together; empty where the overlay fits. */
  public static Optional<OverlayConflict> of(PublishedVersion base, PublishedVersion overlay) {
    var entry = overlay.entry();
    var faults = Overlays.loosenings(base, entry);
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OverlayConflict(
                entry.policyId(), overlay.version(), entry.markets().get(0), faults));
  }

  /** One sentence for a person. */
  public String describe() {
    return "%s %s (%s): %s"
        .formatted(
            overlay,
            version,
            market,
            faults.stream().map(EntryPlaces::sentence).collect(Collectors.joining("; ")));
  }
}
