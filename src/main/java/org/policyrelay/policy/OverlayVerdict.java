package org.policyrelay.policy;

/** What a text of an overlay does to its base. */
sealed interface OverlayVerdict {

  /** It lets go what the base asks for, and is refused. */
  record Loosens() implements OverlayVerdict {}

  /**
   * It is proved to let nothing go, or no rule at all; of a reading, that it asks for all that the
   * clause asks for, and more. Only this may stand in the place of the base's own words.
   */
  record Stricter() implements OverlayVerdict {}

  /**
   * No program can tell. The base's words stay where they are, and who approves is told.
   *
   * @param why what keeps it from being proved, to follow the name of the text
   */
  record Unproved(String why) implements OverlayVerdict {}
}
