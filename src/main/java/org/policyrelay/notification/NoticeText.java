package org.policyrelay.notification;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The text of a notice where it is read. It is plain text; a line that ends in the path of a policy
 * or a change, such as {@code The overlay: /policies/apac:alcohol:sg}, is the address of its page.
 * No other path is, since people write reasons into notices.
 */
public final class NoticeText {

  private static final Pattern PLACE =
      Pattern.compile("(?m)(?<=: )/(?:changes|policies)/[A-Za-z0-9_.:-]+$");

  private NoticeText() {}

  /** For a page of the application itself. */
  public static String html(String text) {
    return html(text, UnaryOperator.identity());
  }

  /**
   * @param address the whole address of a path
   */
  static String html(String text, UnaryOperator<String> address) {
    var html = new StringBuilder();
    var end = 0;
    for (var place : PLACE.matcher(text).results().toList()) {
      html.append(HtmlUtils.htmlEscape(text.substring(end, place.start())));
      html.append(
          "<a href=\"%s\">%s</a>"
              .formatted(HtmlUtils.htmlEscape(address.apply(place.group())), place.group()));
      end = place.end();
    }
    return html.append(HtmlUtils.htmlEscape(text.substring(end))).toString();
  }

  /**
   * @param address as for {@link #html}
   */
  static String plain(String text, UnaryOperator<String> address) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(address.apply(place.group())));
  }
}
