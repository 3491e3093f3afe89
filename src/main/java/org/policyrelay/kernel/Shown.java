package org.policyrelay.kernel;

import org.jspecify.annotations.Nullable;

/** A decision counts for what the person who made it has been shown, and for nothing else. */
public final class Shown {

  private Shown() {}

  /**
   * @param shown hash of what was shown; absent where a program answers, and from before forms had
   *     it
   * @param now hash of what would be decided about
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when they differ
   */
  public static void require(@Nullable String shown, String now) {
    if (shown != null && !shown.equals(now)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "The text is another one than this form was opened with; open the task again, and decide"
              + " on what it says now");
    }
  }
}
