package org.policyrelay.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Times;

/** Reads parameters of an address; each refusal names the parameter and shows a right value. */
public final class Parameters {

  private Parameters() {}

  public static Instant instant(String parameter, String text) {
    // a plus that nobody encoded arrives as a space
    return Times.instant(parameter, text.replace(' ', '+'));
  }

  /** Does what needs a parameter: a refusal that names no field names the parameter. */
  public static <T> T named(String parameter, String code, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RefusedException refused) {
      var message = refused.getMessage();
      throw refused.fields().isEmpty()
          ? new RefusedException(
              refused.code(), message, List.of(new FieldError(parameter, code, message)))
          : refused;
    }
  }

  public static RefusedException malformed(String parameter, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        parameter + " " + message,
        List.of(new FieldError(parameter, "malformed", message)));
  }
}
