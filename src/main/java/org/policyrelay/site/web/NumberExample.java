package org.policyrelay.site.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.content.Requirement;

/** A number as a pattern asks for it: what advertisers read, who know of no patterns. */
final class NumberExample {

  private static final Pattern PART =
      Pattern.compile("\\G(\\[0-9]|\\\\d|\\[A-Z]|[\\p{Alnum} /_-])(?:\\{(\\d{1,2})\\})?");
  private static final String DIGITS = "1234567890";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private NumberExample() {}

  /** Absent for a pattern with more in it than letters, digits and how many of them. */
  static Optional<String> of(Requirement requirement) {
    var pattern = requirement.pattern();
    if (pattern == null) {
      return Optional.empty();
    }
    var example = new StringBuilder();
    var digits = 0;
    var letters = 0;
    var end = 0;
    for (var part = PART.matcher(pattern); part.find(); end = part.end()) {
      var times = part.group(2) == null ? 1 : Integer.parseInt(part.group(2));
      for (var time = 0; time < times; time++) {
        switch (part.group(1)) {
          case "[0-9]", "\\d" -> example.append(DIGITS.charAt(digits++ % DIGITS.length()));
          case "[A-Z]" -> example.append(LETTERS.charAt(letters++ % LETTERS.length()));
          default -> example.append(part.group(1));
        }
      }
    }
    // whatever else the pattern means, an example is a number that it takes
    return end == pattern.length() && requirement.matches(example.toString())
        ? Optional.of(example.toString())
        : Optional.empty();
  }
}
