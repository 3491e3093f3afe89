package org.policyrelay.web;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** Reads parameters of an address; each refusal names the parameter and shows a right value. */
public final class Parameters {

  private Parameters() {}

  public static Instant instant(String parameter, String text) {
    try {
      // a plus that nobody encoded arrives as a space
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException malformed) {
      throw malformed(
          parameter,
          "must be an instant with its offset, such as 2026-05-03T00:00:00Z, not '" + text + "'");
    }
  }

  /** An ISO 8601 duration that is not negative; a day in it has 24 hours. */
  public static Duration duration(String parameter, String text) {
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw malformed(parameter, "must be an ISO 8601 duration, such as PT8H, not '" + text + "'");
    }
    if (duration.isNegative()) {
      throw malformed(parameter, "must not be negative, but is " + text);
    }
    return duration;
  }

  public static RefusedException malformed(String parameter, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        parameter + " " + message,
        List.of(new FieldError(parameter, "malformed", message)));
  }
}
