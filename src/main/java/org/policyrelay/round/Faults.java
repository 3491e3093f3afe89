package org.policyrelay.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** What is wrong with what somebody sent, all of it by its place. */
final class Faults {

  /** More faults than this are not told. */
  private static final int MOST_TOLD = 20;

  private final String otherwise;
  private final List<FieldError> found = new ArrayList<>();

  /**
   * @param otherwise what was not done, as in {@code No vote was taken}
   */
  Faults(String otherwise) {
    this.otherwise = otherwise;
  }

  void add(String place, String code, String message) {
    found.add(new FieldError(place, code, message));
  }

  void add(Optional<FieldError> fault) {
    fault.ifPresent(found::add);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} where anything is wrong
   */
  void refuseAny() {
    if (found.isEmpty()) {
      return;
    }
    var told = found.stream().limit(MOST_TOLD).toList();
    throw new RefusedException(
        ErrorCode.INVALID_REQUEST,
        otherwise
            + ". Correct "
            + told.stream()
                .map(fault -> fault.field() + " (" + fault.message() + ")")
                .collect(Collectors.joining(", ")),
        told);
  }
}
