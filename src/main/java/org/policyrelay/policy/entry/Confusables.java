package org.policyrelay.policy.entry;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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

  /** Whether it is a letter of another alphabet that looks like a Latin one. */
  static boolean isForeign(int letter) {
    return LATIN.containsKey(letter) && UScript.getScript(letter) != UScript.LATIN;
  }

  private static Map<Integer, Character> table() {
    var checker = new SpoofChecker.Builder().build();
    var small = new HashMap<String, Character>();
    var capital = new HashMap<String, Character>();
    for (var letter = 'a'; letter <= 'z'; letter++) {
      var upper = Character.toUpperCase(letter);
      small.put(checker.getSkeleton(String.valueOf(letter)), letter);
      capital.put(checker.getSkeleton(String.valueOf(upper)), upper);
    }
    var table = new HashMap<Integer, Character>();
    for (var letter = FIRST; letter <= LAST; letter++) {
      if (Character.isLetter(letter) && ALPHABETS.contains(UScript.getScript(letter))) {
        // I and l look alike: a capital stands for the one, a small letter for the other
        var alike = Character.isUpperCase(letter) ? capital : small;
        var plain = alike.get(checker.getSkeleton(Character.toString(letter)));
        if (plain != null) {
          table.put(letter, plain);
        }
      }
    }
    return Map.copyOf(table);
  }
}
