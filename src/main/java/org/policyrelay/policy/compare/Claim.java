package org.policyrelay.policy.compare;

import java.util.Map;
import java.util.Optional;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.SemanticVersion.Bump;

/**
 * What a drafter says of a change by the version that they state: whether another word is another
 * rule. It is said of the difference, not of the number: where others publish in between, the same
 * is said by a higher one.
 *
 * @param raised what the version raises above the highest of then
 */
public record Claim(Bump raised) {

  /**
   * Empty where the entry states no version, or one that is not higher.
   *
   * @param highest that the policy ever had when its drafter stated it
   */
  public static Optional<Claim> of(PolicyEntry entry, Optional<SemanticVersion> highest) {
    return highest.flatMap(
        before ->
            stated(entry)
                .filter(version -> version.compareTo(before) > 0)
                .map(version -> new Claim(before.bumpTo(version))));
  }

  static Optional<SemanticVersion> stated(PolicyEntry entry) {
    return entry.version().flatMap(SemanticVersion::parse);
  }

  /** What it says that the change is at most. */
  ChangeKind kind() {
    return ChangeKind.of(raised);
  }

  /**
   * The entry, saying the same above the highest version of now; to the letter where it does so
   * already.
   */
  public PolicyEntry restated(PolicyEntry entry, SemanticVersion highest) {
    return of(entry, Optional.of(highest)).filter(this::equals).isPresent()
        ? entry
        : entry.with(Map.of("version", highest.next(raised).toString()));
  }
}
