package org.policyrelay.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** The reason that every decision with a lasting effect asks for. */
public final class Reasons {

  private static final int LENGTH = 2000;

  private Reasons() {}

  public static String check(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LENGTH) {
      var message = "must say why, in at most " + LENGTH + " characters";
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "reason " + message,
          List.of(new FieldError("reason", "required", message)));
    }
    return reason;
  }
}
