package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.EntryPlaces;

/** Says of an overlay that cannot be what is wrong with it: by the code, and field by field. */
public final class OverlayRefusal {

  static final String UNKNOWN_BASE = "unknown-policy";
  static final String OF_OVERLAY = "overlay-of-overlay";
  static final String BEFORE_BASE = "starts-before-base";
  static final String FIXED = "fixed";
  static final String UNKNOWN_CLAUSE = "unknown-clause";
  static final String NO_CHANNEL = "no-channel";
  static final String TOO_LONG = "too-long";

  private static final Map<String, ErrorCode> CODES =
      Map.of(
          UNKNOWN_BASE, ErrorCode.OVERLAY_BASE_UNKNOWN,
          OF_OVERLAY, ErrorCode.OVERLAY_OF_OVERLAY,
          BEFORE_BASE, ErrorCode.OVERLAY_BEFORE_BASE,
          FIXED, ErrorCode.OVERLAY_FIXED,
          UNKNOWN_CLAUSE, ErrorCode.OVERLAY_CLAUSE_UNKNOWN,
          NO_CHANNEL, ErrorCode.OVERLAY_CHANNELS_UNKNOWN,
          TOO_LONG, ErrorCode.OVERLAY_TOO_LONG);

  private OverlayRefusal() {}

  /**
   * @param faults at least one; the first gives the code
   */
  public static RefusedException of(List<FieldError> faults) {
    return new RefusedException(codeOf(faults), reason(faults), faults);
  }

  /** By which code the first of them is known. */
  public static ErrorCode codeOf(List<FieldError> faults) {
    return CODES.getOrDefault(faults.get(0).code(), ErrorCode.OVERLAY_LOOSENS);
  }

  /** All of them in a sentence. */
  public static String reason(List<FieldError> faults) {
    return "This overlay is refused: "
        + faults.stream().map(EntryPlaces::sentence).collect(Collectors.joining("; "));
  }
}
