package org.policyrelay.policy.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which part of an entry is a table of its own. */
public enum TablePart {
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

  /** As addresses and entries have it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its sheet is called. */
  public String sheet() {
    return sheet;
  }

  /** The column that says which item a row is about. */
  String key() {
    return key;
  }

  public static Optional<TablePart> of(String code) {
    return Arrays.stream(values()).filter(part -> part.code().equals(code)).findFirst();
  }
}
