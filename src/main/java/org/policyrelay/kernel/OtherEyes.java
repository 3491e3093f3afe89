package org.policyrelay.kernel;

import java.util.Collection;

/** The rule that two people look at what is decided: who wrote it is not the second. */
public final class OtherEyes {

  private OtherEyes() {}

  /** Whether the user is one of them, in whatever case the name is written. */
  public static boolean isOneOf(String user, Collection<String> users) {
    return users.stream().anyMatch(user::equalsIgnoreCase);
  }

  /**
   * @param what that was written, such as {@code policy change PC-2026-17}
   * @throws RefusedException with {@link ErrorCode#FOUR_EYES} for one of its writers
   */
  public static void require(String user, Collection<String> writers, String what) {
    if (isOneOf(user, writers)) {
      throw new RefusedException(
          ErrorCode.FOUR_EYES,
          "Whoever drafted " + what + " cannot do this: somebody else has to (four eyes)");
    }
  }
}
