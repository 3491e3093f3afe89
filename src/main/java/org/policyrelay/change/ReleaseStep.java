package org.policyrelay.change;

/** The step at which a change waits to be let go. */
public interface ReleaseStep {

  /** Whether the change waits there, and nobody has answered yet. */
  boolean isOpen(String change);

  /**
   * Lets it go on from there, in the caller's transaction.
   *
   * @param by who has decided that at another task
   * @param readyOnly whether markets may be left for later
   */
  void pass(String change, String by, boolean readyOnly);
}
