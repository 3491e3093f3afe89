package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;

/**
 * A version of an overlay and the version of its base that it is read with. Whether somebody has
 * approved the one beside the other is a fact of the registry; what the words of the two come to is
 * for a person to say, and no program's reading of them changes what is public.
 */
public record Pair(PublishedVersion base, PublishedVersion overlay) {

  /** Whether somebody has approved the one beside the other. */
  public boolean isSettled() {
    return overlay.isWrittenFor(base);
  }

  /**
   * The versions of the base that the overlay was approved beside, the highest last. Those above
   * the one that it is read with came later, and say nothing of what was known before: they are
   * told where there is no other.
   */
  public List<String> writtenFor() {
    var all = Optional.ofNullable(overlay.writtenFor()).orElse(List.of());
    var former = all.stream().filter(version -> !isAbove(version)).toList();
    return former.isEmpty() ? all : former;
  }

  /** None is above a base that is only proposed, and has no number yet. */
  private boolean isAbove(String version) {
    return SemanticVersion.parse(base.version())
        .filter(number -> SemanticVersion.of(version).compareTo(number) > 0)
        .isPresent();
  }

  /** Since when the two meet, absent where they were not asked for a market. */
  public Optional<Instant> since() {
    return Stream.of(base, overlay)
        .filter(version -> version.releases().size() == 1)
        .map(version -> version.releases().get(0).effectiveFrom())
        .max(Comparator.naturalOrder());
  }

  /** What readers are told of a pair that is not settled; a sentence without its beginning. */
  String caveat() {
    var versions = writtenFor();
    return "%s of %s; where it differs from version %s, the stricter applies until that is settled"
        .formatted(
            versions.isEmpty()
                ? "written for no version that applies"
                : "written for version " + versions.get(versions.size() - 1),
            base.entry().policyId(),
            base.version());
  }

  /** The same about the overlay by its name, as a sentence without its end. */
  public String told() {
    return "%s %s was %s".formatted(overlay.entry().policyId(), overlay.version(), caveat());
  }

  /** The same, as a sentence. */
  public String describe() {
    return told() + ".";
  }
}
