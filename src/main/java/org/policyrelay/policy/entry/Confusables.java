package org.policyrelay.policy.entry;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Letters of other alphabets, and rare ones of the Latin, that are drawn like a plain Latin letter:
 * a reader takes them for it, so whoever looks for words has to. Which they are says Unicode (UTS
 * #39, confusables).
 */
public final class Confusables {

  private static final Set<Integer> ALPHABETS =
      Set.of(UScript.LATIN, UScript.CYRILLIC, UScript.GREEK, UScript.ARMENIAN, UScript.CHEROKEE);

  private static final int FIRST = 0x80;
  private static final int LAST = 0xABFF;

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

  private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
  private static final Map<Integer, Character> LATIN = table();

  private Confusables() {}

  /** The text with plain Latin letters where it shows what looks like them. */
  public static String asLatin(String text) {
    if (text.codePoints().noneMatch(LATIN::containsKey)) {
      return text;
    }
    var latin = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              var plain = LATIN.get(letter);
              if (plain == null) {
                latin.appendCodePoint(letter);
              } else {
                latin.append(plain.charValue());
              }
            });
    return latin.toString();
  }

  /**
   * What a reader may take a name for, by its letters or by their case. Two names that have one of
   * these in common are not told apart.
   */
  public static Set<String> readAs(String name) {
    var normal = Normalizer.normalize(UNSEEN.matcher(name).replaceAll(""), Normalizer.Form.NFKC);
    var seen = Seen.words(normal);
    // a capital may look like a Latin letter whose small one does not, and some have no capital
    var small = seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Stream.of(
            asLatin(seen).toLowerCase(Locale.ROOT),
            CHECKER.getSkeleton(seen),
            asLatin(small),
            CHECKER.getSkeleton(small))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it is a letter of another alphabet that looks like a Latin one. */
  static boolean isForeign(int letter) {
    return LATIN.containsKey(letter) && UScript.getScript(letter) != UScript.LATIN;
  }

  private static Map<Integer, Character> table() {
    var small = new HashMap<String, Character>();
    var capital = new HashMap<String, Character>();
    for (var letter = 'a'; letter <= 'z'; letter++) {
      var upper = Character.toUpperCase(letter);
      small.put(CHECKER.getSkeleton(String.valueOf(letter)), letter);
      capital.put(CHECKER.getSkeleton(String.valueOf(upper)), upper);
    }
    var table = new HashMap<Integer, Character>();
    for (var letter = FIRST; letter <= LAST; letter++) {
      if (Character.isLetter(letter) && ALPHABETS.contains(UScript.getScript(letter))) {
        // I and l look alike: a capital stands for the one, a small letter for the other
        var alike = Character.isUpperCase(letter) ? capital : small;
        var plain = alike.get(CHECKER.getSkeleton(Character.toString(letter)));
        if (plain != null) {
          table.put(letter, plain);
        }
      }
    }
    return Map.copyOf(table);
  }
}
