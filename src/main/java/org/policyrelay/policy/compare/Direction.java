package org.policyrelay.policy.compare;

import org.policyrelay.kernel.Coded;

/** Which way a rule moves. */
public enum Direction implements Coded {
  /** As strict as before. */
  SAME,
  STRICTER,
  LOOSER,
  /** Stricter in one respect and looser in another. */
  MIXED,
  /** It moves, and only a person can say which way. */
  UNCLEAR;

  /** Both moves together. That something gets looser is never lost. */
  public Direction and(Direction other) {
    if (this == SAME || this == other) {
      return other;
    }
    if (other == SAME) {
      return this;
    }
    if (this == MIXED || other == MIXED) {
      return MIXED;
    }
    if (this == UNCLEAR || other == UNCLEAR) {
      return this == LOOSER || other == LOOSER ? LOOSER : UNCLEAR;
    }
    return MIXED;
  }

  /** Whether it certainly gets looser in some respect. */
  public boolean loosens() {
    return this == LOOSER || this == MIXED;
  }

  /** The move back. */
  Direction reversed() {
    return switch (this) {
      case STRICTER -> LOOSER;
      case LOOSER -> STRICTER;
      case SAME, MIXED, UNCLEAR -> this;
    };
  }

  /** From one rank to another, where the higher one is the stricter. */
  static Direction ofRanks(int before, int after) {
    return before == after ? SAME : after > before ? STRICTER : LOOSER;
  }

  /** For a person, such as {@code the rule gets stricter}. */
  public String words() {
    return switch (this) {
      case SAME -> "the rule stays as it is";
      case STRICTER -> "the rule gets stricter";
      case LOOSER -> "the rule gets looser";
      case MIXED -> "the rule gets stricter in part and looser in part";
      case UNCLEAR -> "the rule changes, and a person has to judge which way";
    };
  }
}
