package org.policyrelay.policy.table;

import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/** Which part of an entry is a table of its own. */
public enum TablePart implements Coded {
  /** A row for each topic, a column for each market, a stance in each cell. */
  TOPICS("Topics", "code"),
  /** A row for each requirement. */
  REQUIREMENTS("Requirements", "id");

  private final String sheet;
  private final String key;

  TablePart(String sheet, String key) {
    this.sheet = sheet;
    this.key = key;
  }

  /** What its sheet is called. */
  public String sheet() {
    return sheet;
  }

  /** The column that says which item a row is about. */
  String key() {
    return key;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such table
   */
  public static TablePart of(String code) {
    return Coded.of(values(), code)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no table '" + code + "'; there are topics and requirements"));
  }
}
