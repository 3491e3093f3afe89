package org.policyrelay.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;

/** What is wrong with a table, cell by cell: all of it is told at once, up to a bound. */
final class BrokenCells {

  /** Who has a hundred to correct will send the file again anyway. */
  private static final int MOST = 100;

  private static final int MOST_IN_A_SENTENCE = 10;

  private final List<FieldError> errors = new ArrayList<>();

  void add(CellAddress cell, String code, String message) {
    add(cell.toString(), code, message);
  }

  /**
   * @param place address of a cell or of several ({@code A2:B3}), or the part of a file
   */
  void add(String place, String code, String message) {
    if (errors.size() < MOST) {
      errors.add(new FieldError(Texts.shown(place), code, message));
    }
  }

  boolean isFull() {
    return errors.size() == MOST;
  }

  /**
   * @param sheet name of the sheet, empty where the file has none
   * @throws RefusedException when anything is wrong
   */
  void refuse(String sheet) {
    if (!errors.isEmpty()) {
      throw refusal(sheet, errors);
    }
  }

  /** The refusal of a file that is wrong as a whole, or in one of its parts. */
  static RefusedException refusal(String place, String code, String message) {
    return refusal("", List.of(new FieldError(Texts.shown(place), code, message)));
  }

  static RefusedException refusal(String sheet, List<FieldError> errors) {
    var told =
        errors.stream()
            .limit(MOST_IN_A_SENTENCE)
            .map(error -> error.field() + " (" + error.message() + ")")
            .collect(Collectors.joining(", "));
    var more = errors.size() - MOST_IN_A_SENTENCE;
    return new RefusedException(
        ErrorCode.INVALID_TABLE,
        "Nothing of the table was taken; correct %s%s%s"
            .formatted(
                sheet.isEmpty() ? "" : "in the sheet " + Texts.shown(sheet) + " ",
                told,
                more > 0 ? " and " + more + " more" : ""),
        errors);
  }
}
