package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an overlay says that {@link OverlayWording} cannot hold against the base: it reads English
 * only, and a permission in another language passes. Such a clause takes nothing away, since the
 * base goes on to hold beside it, but its reader may think so; whoever decides about it is told
 * that nobody else has looked. It is no reason to refuse: markets have their own languages.
 */
public final class Unjudged {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final int SHORTEST_SENTENCE = 4;

  /** Without one of these no sentence of some length is English. */
  private static final Set<String> ENGLISH =
      words(
          """
          the a an and or of to in on at by for from with as is are be been it its they their this
          that these those not no only must may shall should can if when who which before after""");

  /** Frequent in Indonesian and Malay, Vietnamese and Filipino, and no words of English. */
  private static final Set<String> ELSEWHERE =
      words(
          """
          yang tidak untuk dengan boleh dibolehkan diperbolehkan dibenarkan diizinkan diijinkan
          dapat bebas dikecualikan pengecualian kecuali tanpa harus wajib dilarang mesti hendaklah
          iklan được không phải quảng miễn phép ang mga hindi maaari maaaring bawal pinapayagan
          puwede pwede walang kailangan""");

  private Unjudged() {}

  /** One sentence for a person on each clause or reading; empty for a policy that is no overlay. */
  public static List<String> of(PolicyEntry entry) {
    if (entry.overlayOf().isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<String>();
    entry
        .tightens()
        .forEach(
            (id, text) ->
                why(text).ifPresent(why -> found.add(told("the reading of " + id, why, text))));
    for (var clause : ClauseText.of(entry.text())) {
      why(clause.text())
          .ifPresent(why -> found.add(told("clause " + clause.label(), why, clause.text())));
    }
    return List.copyOf(found);
  }

  private static String told(String what, String why, String text) {
    return "%s %s; read yourself whether it lets go what the base asks for: \"%s\""
        .formatted(what, why, text);
  }

  private static Optional<String> why(String text) {
    var disguised =
        WORD.matcher(text)
            .results()
            .map(found -> found.group())
            .filter(Unjudged::mixesAlphabets)
            .collect(Collectors.joining(", "));
    if (!disguised.isEmpty()) {
      return Optional.of(
          "has letters of another alphabet that look like Latin ones, in " + disguised);
    }
    return OverlayWording.sentences(text).stream().anyMatch(Unjudged::isOfAnotherLanguage)
        ? Optional.of("holds words of another language than English")
        : Optional.empty();
  }

  private static boolean mixesAlphabets(String word) {
    return word.codePoints().anyMatch(Confusables::isForeign)
        && Confusables.asLatin(word).chars().allMatch(letter -> letter < 0x80);
  }

  private static boolean isOfAnotherLanguage(String sentence) {
    var words = WORD.matcher(sentence).results().map(found -> found.group()).toList();
    return words.stream().anyMatch(Unjudged::isOfAnotherScript)
        || words.stream().anyMatch(ELSEWHERE::contains)
        || (words.size() >= SHORTEST_SENTENCE && words.stream().noneMatch(ENGLISH::contains));
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
