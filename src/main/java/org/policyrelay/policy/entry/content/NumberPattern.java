package org.policyrelay.policy.entry.content;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static final java.util.regex.Pattern PART =
      java.util.regex.Pattern.compile("(?s)\\\\[pP](?:\\{[^}]*\\}|.)|\\\\.|.");
  private static final Set<String> BEGIN = Set.of("^", "\\A");
  private static final Set<String> END = Set.of("$", "\\z");
  private static final Set<String> PLACES = Set.of("^", "\\A", "$", "\\z", "\\b", "\\B");

  private NumberPattern() {}

  /** What a number may be written with; made when the first class is looked at. */
  private static final class Written {

    static final String LETTERS =
        IntStream.rangeClosed(' ', Character.MAX_VALUE)
            .filter(letter -> Character.isDefined(letter) && !Character.isISOControl(letter))
            .filter(letter -> Character.getType(letter) != Character.SURROGATE)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
  }

  /** What is wrong with it, as the end of a sentence that says where. */
  static Optional<String> problemOf(String pattern) {
    return problemToCompile(pattern).or(() -> problemToMatch(pattern));
  }

  private static Optional<String> problemToCompile(String pattern) {
    if (pattern.replace("(?:", "(").contains("(?")) {
      return Optional.of("must be plain RE2 without (?, but for (?:…); write [Aa] for either case");
    }
    if (pattern.contains("\\Q")) {
      return Optional.of("must escape letter by letter, without \\Q");
    }
    if (hasTooManySteps(pattern)) {
      return Optional.of("must not repeat so much: it may have at most " + MOST_STEPS + " steps");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException wrong) {
      return Optional.of("must be a pattern that RE2 takes: " + wrong.getDescription());
    }
  }

  /**
   * Why no number could match, or nothing at all would. A place, such as the beginning of the text,
   * is refused wherever it could be out of place: the whole of a number is matched anyway.
   */
  private static Optional<String> problemToMatch(String pattern) {
    for (var at = 0; at < pattern.length(); at++) {
      var end = endOfPart(pattern, at);
      var part = pattern.substring(at, end);
      var isFirst = at == 0;
      var isLast = end == pattern.length();
      if (PLACES.contains(part)
          && !(isFirst && BEGIN.contains(part))
          && !(isLast && END.contains(part))) {
        return Optional.of(
            "must have ^ at its beginning and $ at its end or nowhere, and no \\b: a number has to match it as a whole anyway");
      }
      if (isClass(part) && !Pattern.compile(part).matcher(part + Written.LETTERS).find()) {
        return Optional.of("must not have %s, which no letter or sign can match".formatted(part));
      }
      at = end - 1;
    }
    return Pattern.matches(pattern, "")
        ? Optional.of("must not match a text of nothing: say what a number has at the least")
        : Optional.empty();
  }

  /** A class, an escape, or one letter. */
  private static int endOfPart(String pattern, int start) {
    if (pattern.charAt(start) == '[') {
      return endOfClass(pattern, start) + 1;
    }
    var part = PART.matcher(pattern).region(start, pattern.length());
    return part.lookingAt() ? part.end() : pattern.length();
  }

  private static boolean isClass(String part) {
    return part.startsWith("[") || part.startsWith("\\p") || part.startsWith("\\P");
  }

  /** Whether the whole of it matches; nothing matches what is no pattern. */
  static boolean matches(String pattern, String number) {
    return Texts.length(number) <= TextKind.LINE.longest()
        && problemToCompile(pattern).isEmpty()
        && Pattern.matches(pattern, number);
  }

  /**
   * Counts them with every repetition written out, a group as one more. A repetition of a
   * repetition needs no count: RE2 takes none without a group around the first.
   */
  private static boolean hasTooManySteps(String pattern) {
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
        return true;
      }
    }
    return false;
  }

  /** Where the bracket closes: one that comes first, or in a class with a name, is a letter. */
  private static int endOfClass(String pattern, int start) {
    var at = pattern.startsWith("^", start + 1) ? start + 2 : start + 1;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      var behindName = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) + 2 : 0;
      at = Math.max(behindName, at + (pattern.charAt(at) == '\\' ? 2 : 1));
    }
    return at;
  }
}
