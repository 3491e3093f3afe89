package org.policyrelay.policy.overlay;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sentence of a rule is about: its longer words but those that any rule has. */
final class Subjects {

  private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

  private static final Set<String> NO_SUBJECT =
      Stream.of(
              "prohibited banned forbidden illegal unlawful advert advertise advertised advertising advertisement advertisements shown show"
                  + " showing that this these those they them their with without from into must"
                  + " shall should allowed permitted required requires provided subject only also"
                  + " never unless except when where been have being more than other here market"
                  + " clause policy such each every before after between during within until")
          .flatMap(words -> Stream.of(words.split(" ")))
          .map(Subjects::stem)
          .collect(Collectors.toUnmodifiableSet());

  private Subjects() {}

  static Set<String> of(String text) {
    var subjects = new HashSet<String>();
    WORD.matcher(text).results().map(found -> stem(found.group())).forEach(subjects::add);
    subjects.removeAll(NO_SUBJECT);
    return subjects;
  }

  /** Enough of a word to know it again: licence, licensed and licences are one. */
  private static String stem(String word) {
    var single =
        word.endsWith("s") && word.length() > 4 ? word.substring(0, word.length() - 1) : word;
    return single.length() > 5 ? single.substring(0, 5) : single;
  }
}
