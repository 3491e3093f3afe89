package org.policyrelay.change;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.overlay.OverlayConflict;

/**
 * An overlay beside a text of its base that nobody has approved it with. Both stand to the letter
 * until somebody has settled it.
 *
 * @param conflicts what of it looks looser than its base, empty where nothing does
 * @param proposal key of the change that was proposed so that it fits, absent where no program can
 *     write one
 */
record UnsettledOverlay(
    String overlay,
    String version,
    String market,
    List<OverlayConflict> conflicts,
    @Nullable String proposal) {

  /** Such as {@code apac:alcohol:sg 1.0.0 (SG)}. */
  private String name() {
    return "%s %s (%s)".formatted(overlay, version, market);
  }

  /** What of it has to be settled, as one sentence for a person. */
  String describe() {
    return conflicts.isEmpty()
        ? name() + ": nobody has approved it beside this text"
        : conflicts.stream()
            .map(OverlayConflict::describe)
            .distinct()
            .collect(Collectors.joining("; "));
  }

  /** The same, and what there is to be done about it. */
  String toSettle() {
    return "%s; %s"
        .formatted(
            describe(),
            proposal == null
                ? "propose a version of it that fits"
                : proposal + " proposes one that fits");
  }
}
