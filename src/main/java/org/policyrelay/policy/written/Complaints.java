package org.policyrelay.policy.written;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** What is not written as it is asked for, by the item and the name as people see them. */
final class Complaints {

  /** How many faults one sentence can hold. */
  private static final int MOST_TOLD = 10;

  private final ItemPart part;
  private final List<FieldError> errors = new ArrayList<>();

  Complaints(ItemPart part) {
    this.part = part;
  }

  /**
   * @param item its number, from 1
   * @param message a sentence without its end
   */
  void add(int item, String code, String message) {
    var where = part.isOne() ? part.title() : part.title() + ", item " + item;
    errors.add(new FieldError(part.code(), code, where + ": " + message));
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} when there are any
   */
  void refuse() {
    if (!errors.isEmpty()) {
      throw new RefusedException(ErrorCode.INVALID_FORM, sentence(errors), errors);
    }
  }

  /** Tasklist shows this and nothing else. */
  static String sentence(List<FieldError> errors) {
    var told =
        errors.stream()
            .limit(MOST_TOLD)
            .map(FieldError::message)
            .distinct()
            .collect(Collectors.joining("; "));
    var more = errors.size() - MOST_TOLD;
    return more > 0 ? told + "; and " + more + " more" : told;
  }
}
