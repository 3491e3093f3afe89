package org.policyrelay.policy;

import java.util.Locale;
import org.policyrelay.policy.SemanticVersion.Bump;

/** What sort of a change it is. */
public enum ChangeKind {
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

  /** The kind as the tables name it, such as {@code rule}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
