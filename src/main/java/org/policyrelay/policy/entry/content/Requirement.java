package org.policyrelay.policy.entry.content;

import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;

/**
 * What is asked of somebody.
 *
 * @param id stays with it through every edit, given by its author or made from what it is
 * @param clause that asks it: {@code c3} of the entry's own text, {@code apac:alcohol/c3} of the
 *     base of an overlay
 * @param value what exactly, absent where the type says enough
 * @param pattern of RE2 that a number has to match as a whole, absent for any number
 * @param appliesTo whom or what, absent for whatever the clause is about
 * @param policy id of the entry that asks
 */
public record Requirement(
    String id,
    String clause,
    Type type,
    Reach reach,
    @Nullable RequirementValue value,
    @Nullable String pattern,
    @Nullable AppliesTo appliesTo,
    String policy)
    implements Reaching {

  /** What sort of thing is asked. */
  public enum Type implements Coded {
    LICENCE,
    PERMISSION,
    APPROVAL_NUMBER,
    /** The youngest whom an ad may reach, in years. */
    AGE,
    DISCLOSURE,
    LANDING_PAGE,
    /** The hours of the day in which an ad may be shown, by the market's clock. */
    HOURS,
    /** The strongest that a product may be. */
    STRENGTH,
    TARGETING,
    OTHER;

    /** Whether a pattern says something about it: no number or name is checked in the others. */
    boolean hasPattern() {
      return this != AGE && this != HOURS && this != STRENGTH;
    }
  }

  /** Of whom or what. */
  public enum AppliesTo implements Coded {
    ADVERTISER,
    CREATIVE,
    LANDING_PAGE,
    TARGETING
  }

  /**
   * Whether a number that somebody states has the form that is asked for. In linear time, whatever
   * the pattern is.
   */
  public boolean matches(String number) {
    return pattern == null || NumberPattern.matches(pattern, number);
  }
}
