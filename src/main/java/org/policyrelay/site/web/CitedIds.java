package org.policyrelay.site.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows beside each clause of a text the id that it is cited by. It is not the number that is read
 * there: what has no number has an id too, and an id stays when the numbers move. It is no part of
 * the text: whoever copies that, or reads it by program, has its words and no more.
 */
final class CitedIds {

  /**
   * The element that has the id of a clause, with the box that a table stands in. No text of people
   * reads like it: its angle brackets and quotes are escaped by now.
   */
  private static final Pattern ANCHOR =
      Pattern.compile(
          "(?<box><div class=\"scroll\"[^>]*>)?"
              + "<(?<tag>[a-z0-9]+)(?: [^>]*?)? id=\"(?<id>(?:[^\"]*/)?c[0-9]+)\"[^>]*>");

  /** What holds no words beside others. */
  private static final Pattern CLOSED = Pattern.compile("table|pre|hr");

  private CitedIds() {}

  /**
   * @param html as {@link Markdown} has made it
   */
  static String beside(String html) {
    return ANCHOR
        .matcher(html)
        .replaceAll(
            found -> {
              var anchor = (Matcher) found;
              var cite =
                  "<span class=\"cite\" data-id=\"%s\"></span>".formatted(anchor.group("id"));
              var all = anchor.group();
              return Matcher.quoteReplacement(
                  CLOSED.matcher(anchor.group("tag")).matches() ? cite + all : all + cite);
            });
  }
}
