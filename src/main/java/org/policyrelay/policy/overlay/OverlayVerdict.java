package org.policyrelay.policy.overlay;

import java.util.Optional;

/** What a text of an overlay does to its base. */
sealed interface OverlayVerdict {

  /** Whether it is refused. */
  default boolean loosens() {
    return false;
  }

  /** What a person has to look at, to follow the name of the text; absent where it is certain. */
  default Optional<String> doubt() {
    return Optional.empty();
  }

  /** It lets go what the base asks for, and is refused. */
  record Loosens() implements OverlayVerdict {
    @Override
    public boolean loosens() {
      return true;
    }
  }

  /** It lets nothing go, or is no rule at all. */
  record Stricter() implements OverlayVerdict {}

  /**
   * No program can tell. The base's words stay where they are, and who approves is told.
   *
   * @param why what keeps it from being proved, to follow the name of the text
   */
  record Unproved(String why) implements OverlayVerdict {
    @Override
    public Optional<String> doubt() {
      return Optional.of(why);
    }
  }
}
