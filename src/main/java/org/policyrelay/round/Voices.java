package org.policyrelay.round;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.policyrelay.engine.People;
import org.policyrelay.kernel.Sha256;
import org.springframework.stereotype.Component;

/**
 * What raters are called beside their votes once these are revealed. In a calibration what is said
 * counts, and not who says it: there a rater is a letter, the same wherever the round is read,
 * which says nothing of who it is; unless {@code relay.round.names} says otherwise.
 */
@Component
public class Voices {

  private static final int LETTERS = 26;

  private final RoundProperties properties;
  private final People people;

  Voices(RoundProperties properties, People people) {
    this.properties = properties;
    this.people = people;
  }

  /** What the raters of one round are called, by their numbers. */
  public static final class OfRound {

    private final Map<Integer, String> words = new HashMap<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private void add(RoundRater rater, String name, String code) {
      words.put(rater.number(), name);
      codes.put(rater.number(), code);
      numbers.put(rater.user(), rater.number());
    }

    /** As people read it; what is no rater, such as a decision of before, as it is. */
    public String of(String user) {
      var number = numbers.get(user);
      return number == null ? user : of(number);
    }

    /** The same as programs read it. */
    public String codeOf(String user) {
      var number = numbers.get(user);
      return number == null ? user : codeOf(number);
    }

    /** As people read it. */
    public String of(int rater) {
      return words.getOrDefault(rater, "");
    }

    /** As programs read it. */
    public String codeOf(int rater) {
      return codes.getOrDefault(rater, "");
    }
  }

  public OfRound of(Round round) {
    var named = properties.names() || round.asked().purpose() != RoundPurpose.CALIBRATION;
    var shuffled =
        round.raters().stream()
            .sorted(Comparator.comparing((RoundRater one) -> Sha256.of(round.key() + one.user())))
            .toList();
    var voices = new OfRound();
    for (var one = 0; one < shuffled.size(); one++) {
      var rater = shuffled.get(one);
      var letter = letter(one);
      voices.add(
          rater,
          named ? people.name(rater.user()) : "Rater " + letter,
          named ? rater.user() : letter);
    }
    return voices;
  }

  private static String letter(int place) {
    var letter = Character.toString('A' + place % LETTERS);
    return place < LETTERS ? letter : letter + (place / LETTERS + 1);
  }
}
