package org.policyrelay.policy.entry.content;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Optional;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/**
 * A pattern that somebody wrote for a number. RE2 matches in linear time whatever it says; what it
 * would take too much room to compile is refused before it is tried: {@code (a{500}){500}} is short
 * and a quarter of a million steps.
 */
final class NumberPattern {

  private static final int MOST_STEPS = 2_000;
  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private NumberPattern() {}

  /** What is wrong with it, as the end of a sentence that says where. */
  static Optional<String> problemOf(String pattern) {
    if (pattern.replace("(?:", "(").contains("(?")) {
      return Optional.of("must be plain RE2 without (?, but for (?:…); write [Aa] for either case");
    }
    if (pattern.contains("\\Q")) {
      return Optional.of("must escape letter by letter, without \\Q");
    }
    if (steps(pattern) > MOST_STEPS) {
      return Optional.of("must not repeat so much: it may have at most " + MOST_STEPS + " steps");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException wrong) {
      return Optional.of("must be a pattern that RE2 takes: " + wrong.getDescription());
    }
  }

  /** Whether the whole of it matches; nothing matches what is no pattern. */
  static boolean matches(String pattern, String number) {
    return Texts.length(number) <= TextKind.LINE.longest()
        && problemOf(pattern).isEmpty()
        && Pattern.matches(pattern, number);
  }

  /** How many steps it has with every repetition written out, or more. */
  private static long steps(String pattern) {
    var outer = new ArrayDeque<Long>();
    var repeats = REPEAT.matcher(pattern);
    var all = 0L;
    var last = 0L;
    for (var at = 0; at < pattern.length(); at++) {
      var letter = pattern.charAt(at);
      if (letter == '{' && repeats.region(at, pattern.length()).lookingAt()) {
        var most = repeats.group(2) == null || repeats.group(2).isEmpty() ? 1 : 2;
        var times = Math.max(1, Long.parseLong(repeats.group(most)));
        all += last * (times - 1);
        last *= times;
        at = repeats.end() - 1;
      } else if (letter == '(') {
        outer.push(all);
        all = 0;
        last = 0;
      } else if (letter == ')' && !outer.isEmpty()) {
        last = all + 1;
        all = outer.pop() + last;
      } else {
        at = letter == '[' ? endOfClass(pattern, at) : at + (letter == '\\' ? 1 : 0);
        last = 1;
        all++;
      }
      if (all > MOST_STEPS) {
        return all;
      }
    }
    return outer.stream().reduce(all, Long::sum);
  }

  /** Where the bracket closes: one that comes first, or in a class with a name, is a letter. */
  private static int endOfClass(String pattern, int start) {
    var at = pattern.startsWith("^", start + 1) ? start + 2 : start + 1;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      var named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      at = named >= 0 ? named + 2 : at + (pattern.charAt(at) == '\\' ? 2 : 1);
    }
    return at;
  }
}
