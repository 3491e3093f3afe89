package org.policyrelay.kernel;

import java.util.Set;

/**
 * Who has written something, and so is not the second to look at it.
 *
 * @param by users
 * @param what they have written, for who is told why: {@code policy change PC-2026-17}
 */
public record Drafted(Set<String> by, String what) {

  public Drafted {
    by = Set.copyOf(by);
  }

  /** What nobody has written keeps nobody away. */
  public static Drafted byNobody() {
    return new Drafted(Set.of(), "");
  }

  /**
   * @throws RefusedException with {@link ErrorCode#FOUR_EYES} for one who has written it
   */
  public void requireOther(String user) {
    OtherEyes.require(user, by, what);
  }
}
