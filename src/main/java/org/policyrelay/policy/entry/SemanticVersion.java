package org.policyrelay.policy.entry;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of a policy: major = a stricter or looser rule, minor = new guidance, patch = wording.
 * Pre-release and build parts of Semantic Versioning 2.0.0 mean nothing for a policy in force and
 * are not taken.
 */
public record SemanticVersion(int major, int minor, int patch)
    implements Comparable<SemanticVersion> {

  public static final SemanticVersion FIRST = new SemanticVersion(1, 0, 0);

  private static final Pattern FORM =
      Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");
  private static final Comparator<SemanticVersion> ORDER =
      Comparator.comparingInt(SemanticVersion::major)
          .thenComparingInt(SemanticVersion::minor)
          .thenComparingInt(SemanticVersion::patch);

  /** What has to be raised. */
  public enum Bump {
    PATCH,
    MINOR,
    MAJOR
  }

  /** Empty for what is no version. */
  public static Optional<SemanticVersion> parse(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new SemanticVersion(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3))))
        : Optional.empty();
  }

  /**
   * One that was read back: what is published has been parsed before.
   *
   * @throws IllegalArgumentException for what is no version
   */
  public static SemanticVersion of(String stored) {
    return parse(stored)
        .orElseThrow(() -> new IllegalArgumentException("'" + stored + "' is no version"));
  }

  public SemanticVersion next(Bump bump) {
    return switch (bump) {
      case MAJOR -> new SemanticVersion(major + 1, 0, 0);
      case MINOR -> new SemanticVersion(major, minor + 1, 0);
      case PATCH -> new SemanticVersion(major, minor, patch + 1);
    };
  }

  /** What was raised on the way to a later version. */
  public Bump bumpTo(SemanticVersion later) {
    if (later.major != major) {
      return Bump.MAJOR;
    }
    return later.minor != minor ? Bump.MINOR : Bump.PATCH;
  }

  /** Orders versions in SQL; each part has at most six digits. */
  public long sortable() {
    var step = 1_000_000L;
    return (major * step + minor) * step + patch;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
