package org.policyrelay.policy;

import java.util.List;
import org.policyrelay.kernel.Market;

/**
 * Implemented by whoever knows more of a policy than its text says, for the pages of readers who
 * have logged in. What the public reads is kept for everybody, and never has any of it.
 */
public interface PolicyNotes {

  /** What it is about, as a heading. */
  String title();

  /** Whether somebody may read it; nobody else is told, not even that there is nothing. */
  boolean isFor(String user);

  /** What is known of the policy and of the overlays on it at present, by the codes of markets. */
  List<Note> of(String policyId);

  /** What becomes of it when the policy changes, in a sentence for who is about to change it. */
  String whenItChanges();

  /**
   * @param address of the page that says more
   */
  record Note(Market market, String text, String address) {}
}
