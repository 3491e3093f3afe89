package org.policyrelay.policy.compare;

import java.util.List;
import org.policyrelay.kernel.Coded;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.SemanticVersion.Bump;

/** What sort of a change it is. */
public enum ChangeKind implements Coded {
  /** The rule gets stricter or looser, or holds somewhere else: a major version. */
  RULE(Bump.MAJOR),
  /** The rule stays, how it is read gets clearer: a minor version. */
  GUIDANCE(Bump.MINOR),
  /** Only words change: a patch. */
  WORDING(Bump.PATCH);

  private final Bump bump;

  ChangeKind(Bump bump) {
    this.bump = bump;
  }

  Bump bump() {
    return bump;
  }

  /**
   * The kind of a published version, by what its number raises above the one before: a drafter may
   * state a number such as 2.1.0 for a rule. The first of all is a new rule.
   *
   * @param versions the numbers of every version of the policy, taken back or not, newest first
   */
  public static ChangeKind of(String version, List<String> versions) {
    var number = number(version);
    return versions.stream()
        .map(ChangeKind::number)
        .filter(other -> other.compareTo(number) < 0)
        .findFirst()
        .map(before -> of(before.bumpTo(number)))
        .orElse(RULE);
  }

  static ChangeKind of(Bump bump) {
    return switch (bump) {
      case MAJOR -> RULE;
      case MINOR -> GUIDANCE;
      case PATCH -> WORDING;
    };
  }

  private static SemanticVersion number(String version) {
    return SemanticVersion.parse(version).orElseThrow();
  }
}
