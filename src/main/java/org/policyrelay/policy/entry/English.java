package org.policyrelay.policy.entry;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a sentence is English enough for a program that knows the words of rules in English only.
 * Told by the small words that no sentence does without; in doubt it is not.
 */
public final class English {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern PART = Pattern.compile("[,:()\u2013\u2014-]+\\s*");
  private static final int SHORTEST_SENTENCE = 4;

  /** Without one of these no sentence of some length is English. */
  private static final Set<String> SMALL_WORDS =
      words(
          """
          the a an and or of to in on at by for from with as is are be been it its they their this
          that these those not no only must may shall should can if when who which before after""");

  /**
   * Small words of other languages in Latin letters that are no words of English: Indonesian and
   * Malay, Vietnamese, Filipino, Spanish, Portuguese, French, Italian, German and Dutch.
   */
  private static final Set<String> ELSEWHERE =
      words(
          """
          yang tidak untuk dengan boleh dibolehkan diperbolehkan dibenarkan diizinkan diijinkan
          dapat bebas dikecualikan pengecualian kecuali tanpa harus wajib dilarang mesti hendaklah
          iklan kepada semua tetapi atau dan ini itu pada oleh
          được không phải quảng miễn phép của và các cho
          ang mga hindi maaari maaaring bawal pinapayagan puwede pwede puwedeng walang kailangan
          los las una unos por sin pero puede pueden podrá podrán está están permitido permitida
          permitidos permitidas según también anuncios
          os uma são não pode podem sem também permitido anúncios
          les des une est sont pour avec dans que qui ne pas peut peuvent aux sans mais ou être
          autorisé autorisée autorisés permis nulle
          gli che può possono senza consentito consentiti della delle degli sono
          der das ist und nicht werden dürfen darf können kann mit für sind keine ohne erlaubt auf
          het een niet mag mogen zijn voor zonder toegestaan""");

  private English() {}

  /**
   * @param sentence in small letters
   */
  public static boolean isEnough(String sentence) {
    return Stream.of(PART.split(sentence)).allMatch(English::isEnoughByItself);
  }

  private static boolean isEnoughByItself(String part) {
    var words = WORD.matcher(part).results().map(found -> found.group()).toList();
    return words.stream().noneMatch(English::isOfAnotherScript)
        && words.stream().noneMatch(ELSEWHERE::contains)
        && (words.size() < SHORTEST_SENTENCE || words.stream().anyMatch(SMALL_WORDS::contains));
  }

  /** Words with letters of another alphabet that a reader takes for Latin ones; empty for none. */
  public static String disguised(String text) {
    return WORD.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(English::mixesAlphabets)
        .collect(Collectors.joining(", "));
  }

  private static boolean mixesAlphabets(String word) {
    return word.codePoints().anyMatch(Confusables::isForeign)
        && Confusables.asLatin(word).chars().allMatch(letter -> letter < 0x80);
  }

  private static boolean isOfAnotherScript(String word) {
    return word.codePoints()
        .anyMatch(
            letter ->
                Character.isLetter(letter)
                    && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN);
  }

  private static Set<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
