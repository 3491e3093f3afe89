package org.policyrelay.change;

import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.RefusedException;

/** Implemented by whoever lets several changes go at once: a proposal can be made a part. */
public interface TakesProposals {

  /**
   * What takes another part now.
   *
   * @param key such as {@code PKG-2027-1}
   */
  record Open(String key, String title) {}

  /** Those into which somebody may propose a change, the newest first. */
  List<Open> openFor(String user);

  /** Why it does not take the proposal of that user; empty where it does. */
  Optional<RefusedException> problem(String into, Proposal proposal, String by);

  /**
   * It was open when somebody proposed the change into it by a form, and took no more soon after.
   */
  void notTaken(String into, String change, String by, String why);
}
