package org.policyrelay.web;

import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/** The reason that every decision with a lasting effect asks for. */
public final class Reasons {

  private Reasons() {}

  /** As it was typed into a page. */
  public static String typed(@Nullable String sent) {
    return check(sent == null ? null : Texts.lines(sent));
  }

  public static String check(@Nullable String reason) {
    var wrong = TextKind.NOTE.errorIn("reason", reason);
    if (reason == null || wrong.isPresent()) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "Say why, in at most %d characters; the reason %s"
              .formatted(
                  TextKind.NOTE.longest(),
                  wrong.map(FieldError::message).orElse("must not be empty")),
          wrong.stream().toList());
    }
    return reason;
  }
}
