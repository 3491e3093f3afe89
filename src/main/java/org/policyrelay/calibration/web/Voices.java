package org.policyrelay.calibration.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.policyrelay.engine.People;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundRater;

/**
 * What raters are called beside their votes: by name, or by a letter that is the same all over the
 * page and says nothing of who it is.
 */
final class Voices {

  private static final int LETTERS = 26;

  private final Map<Integer, String> byNumber = new HashMap<>();

  private Voices(Round round, boolean named, People people) {
    var shuffled =
        round.raters().stream()
            .sorted(Comparator.comparing((RoundRater one) -> Sha256.of(round.key() + one.user())))
            .toList();
    for (var one = 0; one < shuffled.size(); one++) {
      var rater = shuffled.get(one);
      byNumber.put(rater.number(), named ? people.name(rater.user()) : "Rater " + letter(one));
    }
  }

  static Voices of(Round round, boolean named, People people) {
    return new Voices(round, named, people);
  }

  private static String letter(int place) {
    var letter = Character.toString('A' + place % LETTERS);
    return place < LETTERS ? letter : letter + (place / LETTERS + 1);
  }

  String of(int rater) {
    return byNumber.getOrDefault(rater, "");
  }
}
