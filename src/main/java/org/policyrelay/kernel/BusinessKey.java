package org.policyrelay.kernel;

import java.util.regex.Pattern;

/**
 * The name by which people and processes know a piece of work, such as {@code PC-2026-17}: the kind
 * of work, the year in which it began (UTC) and a number that is never given twice within the kind.
 * Numbers do not start over with the year and may have gaps.
 */
public record BusinessKey(String prefix, int year, long number) {

  private static final Pattern FORM = Pattern.compile("([A-Z]+)-(\\d{4})-(\\d{1,18})");

  /**
   * Reads a key back.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_KEY} when the text is no key
   */
  public static BusinessKey parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new RefusedException(
          ErrorCode.INVALID_KEY, "'" + text + "' is no key; a key looks like PC-2026-17");
    }
    return new BusinessKey(
        form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3)));
  }

  @Override
  public String toString() {
    return prefix + "-" + year + "-" + number;
  }
}
