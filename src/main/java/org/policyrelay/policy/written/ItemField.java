package org.policyrelay.policy.written;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A field of an item.
 *
 * @param name in the entry
 */
record ItemField(String name, Kind kind) {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_\\s-]+");

  /** As people type it: {@code applies to}. */
  String words() {
    return name.replace('_', ' ');
  }

  /** In whatever case, and with whatever stands between its words. */
  boolean isCalled(String typed) {
    return BETWEEN_WORDS
        .matcher(typed.strip())
        .replaceAll("_")
        .toLowerCase(Locale.ROOT)
        .equals(name);
  }
}
