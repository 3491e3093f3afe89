package org.policyrelay.policy.compare;

/**
 * A stretch of text in a comparison of two.
 *
 * @param text to the letter, its white space included
 */
public record DiffPart(Kind kind, String text) {

  /** Where the text stands: in both, in the former only, or in the latter only. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }
}
