package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;

/**
 * An overlay that would loosen what its base is about to say.
 *
 * @param faults what of it, with the clause or field
 * @param isHeldBack whether something of it is {@link HeldBack}; else both stand
 */
public record OverlayConflict(
    String overlay, String version, Market market, List<FieldError> faults, boolean isHeldBack) {

  /** Whether it looks looser, and not only too long. */
  public boolean isLooser() {
    return faults.stream().anyMatch(fault -> fault.code().equals(Overlays.LOOSENS));
  }

  /** One sentence for a person. */
  public String describe() {
    return "%s %s (%s): %s"
        .formatted(
            overlay,
            version,
            market,
            faults.stream()
                .map(fault -> fault.field() + " " + fault.message())
                .collect(Collectors.joining("; ")));
  }
}
