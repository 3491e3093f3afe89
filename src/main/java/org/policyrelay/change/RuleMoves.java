package org.policyrelay.change;

import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.Direction;

/**
 * Which way the rule of a change moves, for a person. What only its drafter says is told as theirs,
 * and what no program can tell as that, before somebody has approved it and after.
 */
final class RuleMoves {

  /** Whether somebody has approved it as what it is now. */
  enum Approved {
    NOT_YET,
    AS_IT_STANDS,
    /** Others have published in between: its approver read another text beside it. */
    AGAINST_ANOTHER
  }

  private static final String TO_JUDGE = "; whether it fits its base, a person has to judge";
  private static final String BESIDE_ITS_BASE = "; it was approved beside its base as it stands";
  private static final String LINES =
      "which words stand in a line changes; no program can tell whether the rule does";

  private final Comparison difference;
  private final boolean isOpen;
  private final boolean isDoubted;
  private final Approved approved;

  private RuleMoves(Comparison difference, Doubts doubts, Approved approved) {
    this.difference = difference;
    this.isOpen = !doubts.open().isEmpty();
    this.isDoubted = isOpen || !doubts.approved().isEmpty();
    this.approved = approved;
  }

  /**
   * @param doubts what no program could hold against the base: it is not known to be stricter,
   *     before a person has judged it and after
   */
  static String told(Comparison difference, Doubts doubts, Approved approved) {
    var moves = new RuleMoves(difference, doubts, approved);
    return difference.direction() == Direction.SAME ? moves.stays() : moves.moves();
  }

  private String stays() {
    if (difference.calledLess()) {
      return approved == Approved.NOT_YET ? claimed() : claimedAndApproved();
    }
    if (difference.linesGrouped()) {
      return LINES
          + (approved == Approved.AS_IT_STANDS ? ", and it was approved as it stands" : "")
          + besideItsBase();
    }
    return (isDoubted ? "its own rule stays as it is" : difference.direction().words())
        + besideItsBase();
  }

  private String claimed() {
    return isDoubted
        ? "its drafter says by the version that its own rule stays as it is; no program can tell that, or whether it fits its base, so whoever approves decides"
        : "its drafter says by the version that the rule stays as it is; no program can tell, so whoever approves decides";
  }

  private String claimedAndApproved() {
    var said =
        "its drafter said by the version that %s stays as it is, and it was approved so"
            .formatted(isDoubted ? "its own rule" : "the rule");
    if (approved == Approved.AGAINST_ANOTHER) {
      return said + " against another version; no program can tell of this one" + besideItsBase();
    }
    return said + (isDoubted && !isOpen ? " beside its base as it stands" : besideItsBase());
  }

  private String besideItsBase() {
    if (!isDoubted) {
      return "";
    }
    return isOpen ? TO_JUDGE : BESIDE_ITS_BASE;
  }

  private String moves() {
    var direction =
        isDoubted ? difference.direction().and(Direction.UNCLEAR) : difference.direction();
    return direction == Direction.UNCLEAR
            && !isOpen
            && (approved == Approved.AS_IT_STANDS || isDoubted)
        ? "the rule changes; no program could tell which way, and it was approved as it stands"
        : direction.words();
  }
}
