package org.policyrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whether raters or items are at fault is found where it was planted. */
class MaceTest {

  private static final int SESSIONS = 500;
  private static final int MOST_MISSED = 25;

  @Test
  void anAmbiguousClauseAndAWeakRaterOfOneSessionAreBothFound() {
    var missed = 0;
    for (var seed = 0; seed < SESSIONS; seed++) {
      var session = new Session(seed, true, true);
      var diagnosis = diagnosis(session);
      missed +=
          weakest(diagnosis).equals(session.weakRater())
                  && mostAmbiguous(diagnosis).equals(session.ambiguousClause())
              ? 0
              : 1;
    }
    assertThat(missed).isLessThanOrEqualTo(MOST_MISSED);
  }

  /** One or the other was planted: a weak rater is named if there is one, else the clause. */
  @Test
  void anAmbiguousClauseIsToldFromAWeakRater() {
    var missed = 0;
    for (var seed = 0; seed < SESSIONS; seed++) {
      var session = new Session(seed, seed % 2 == 0, seed % 2 == 1);
      var diagnosis = diagnosis(session);
      var weak = diagnosis.weakRaters();
      var told =
          weak.isEmpty()
              ? mostAmbiguous(diagnosis).equals(session.ambiguousClause())
              : weak.size() == 1 && weak.get(0).rater().equals(session.weakRater());
      missed += told ? 0 : 1;
    }
    assertThat(missed).isLessThanOrEqualTo(MOST_MISSED);
  }

  @Test
  void nobodyIsWeakWhereNothingWasPlanted() {
    var accused = 0;
    for (var seed = 0; seed < SESSIONS; seed++) {
      accused += diagnosis(new Session(seed, false, false)).weakRaters().isEmpty() ? 0 : 1;
    }
    assertThat(accused).isLessThanOrEqualTo(5);
  }

  @Test
  void whatIsLearnedIsNearWhatIsTrue() {
    var good = new ArrayList<Double>();
    var weak = new ArrayList<Double>();
    for (var seed = 0; seed < 100; seed++) {
      var session = new Session(seed, false, true);
      for (var rater : diagnosis(session).raters()) {
        (rater.rater().equals(session.weakRater()) ? weak : good).add(rater.value());
        assertThat(rater.votes()).isEqualTo(40);
      }
    }
    assertThat(mean(good)).isCloseTo(0.9, within(0.03));
    assertThat(mean(weak)).isCloseTo(0.3, within(0.06));
  }

  @Property(tries = 100)
  void theOrderOfTheRatingsDoesNotMatter(@ForAll long seed) {
    var rows = Designs.list(Designs.random(seed));
    var mixed = new ArrayList<>(rows);
    Collections.shuffle(mixed, new Random(seed));
    var one = Mace.of(Ratings.of(Scale.NOMINAL, rows));
    var other = Mace.of(Ratings.of(Scale.NOMINAL, mixed));

    assertThat(other.whyNot()).isEqualTo(one.whyNot());
    if (one.toOptional().isPresent()) {
      var competence = competence(one.toOptional().orElseThrow());
      competence(other.toOptional().orElseThrow())
          .forEach(
              (rater, value) -> assertThat(competence.get(rater)).isCloseTo(value, within(1e-6)));
      for (var item : one.toOptional().orElseThrow().items()) {
        assertThat(item.disagreement()).isBetween(0.0, 1.0);
        assertThat(item.probability()).isGreaterThan(0).isLessThanOrEqualTo(1);
      }
    }
  }

  /** Two agree throughout, one guesses: who is believed where all three differ or two do. */
  @Test
  void aGuessCountsForLittle() {
    int[][] rows = {
      {1, 1, 2}, {2, 2, 2}, {1, 1, 1}, {2, 2, 1}, {3, 3, 1}, {3, 3, 2}, {1, 1, 3}, {2, 2, 3},
      {1, 0, 2}, {0, 3, 0}
    };

    var diagnosis = Mace.of(Designs.of(Scale.NOMINAL, rows)).toOptional().orElseThrow();

    assertThat(diagnosis.weakRaters()).extracting(Competence::rater).containsExactly("rater 2");
    assertThat(diagnosis.raters()).extracting(Competence::votes).contains(9, 8, 9);
    assertThat(diagnosis.items()).hasSize(9);
    var disputed = diagnosis.items().get(8);
    assertThat(disputed.label()).isEqualTo(new Label.Value(1));
    assertThat(disputed.votes()).isEqualTo(2);
    assertThat(disputed.disagreement()).isCloseTo(1, within(1e-12));
    var outvoted = diagnosis.items().get(0);
    assertThat(outvoted.disagreement()).isLessThan(0.4);
    assertThat(outvoted.probability()).isGreaterThan(0.95);
    assertThat(diagnosis.items().get(1).disagreement()).isCloseTo(0, within(1e-12));
    assertThat(diagnosis.disagreementBy(item -> item.equals("item 8") ? "b" : "a"))
        .containsOnlyKeys("a", "b")
        .containsEntry("b", disputed.disagreement());
  }

  /** The median of 0.3, 0.45, 0.9 and 0.9 is 0.675, two thirds of which are 0.45. */
  @Test
  void lessThanTwoThirdsOfTheMedianIsWeak() {
    var raters =
        List.of(
            new Competence("a", 9, 0.9),
            new Competence("b", 9, 0.45),
            new Competence("c", 9, 0.9),
            new Competence("d", 9, 0.3));

    assertThat(new Diagnosis(raters, List.of()).weakRaters())
        .extracting(Competence::rater)
        .containsExactly("d");
    assertThat(new Diagnosis(raters.subList(1, 3), List.of()).weakRaters())
        .as("0.45 is as much as two thirds of 0.675")
        .isEmpty();
  }

  @Test
  void thousandsOfVotesOnAnItemLeaveNumbers() {
    var row = new int[3_000];
    Arrays.setAll(row, rater -> 1 + (rater % 3 == 0 ? 1 : 0));
    var other = new int[3_000];
    Arrays.fill(other, 2);

    var diagnosis = Mace.of(Designs.of(Scale.NOMINAL, row, other)).toOptional().orElseThrow();

    assertThat(diagnosis.items().get(0).label()).isEqualTo(new Label.Value(1));
    assertThat(diagnosis.items().get(0).probability()).isCloseTo(1, within(1e-9));
    assertThat(diagnosis.items().get(0).disagreement()).isBetween(0.2, 0.5);
  }

  @Test
  void ofTwoLabelsAsLikelyTheFirstIsNamed() {
    var item =
        Mace.of(Designs.of(Scale.NOMINAL, new int[][] {{2, 1}, {1, 2}}))
            .toOptional()
            .orElseThrow()
            .items()
            .get(0);

    assertThat(item.label()).isEqualTo(new Label.Value(1));
    assertThat(item.probability()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whereNothingCanBeLearnedItSaysWhy() {
    assertThat(Mace.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 0}, {0, 2}})))
        .isEqualTo(Measured.undefined(Reason.NO_SHARED_ITEM));
    assertThat(Mace.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 1}, {1, 1}})))
        .isEqualTo(Measured.undefined(Reason.ALL_LABELS_EQUAL));
  }

  @Test
  void whoSharesNothingIsNotJudged() {
    var diagnosis =
        Mace.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 1, 0}, {2, 2, 0}, {0, 0, 1}}));

    assertThat(diagnosis.toOptional().orElseThrow().raters())
        .extracting(Competence::rater)
        .containsExactly("rater 0", "rater 1");
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Map<String, Double> competence(Diagnosis diagnosis) {
    return diagnosis.raters().stream()
        .collect(Collectors.toMap(Competence::rater, Competence::value));
  }

  private static Diagnosis diagnosis(Session session) {
    return Mace.of(session.ratings()).toOptional().orElseThrow();
  }

  private static String weakest(Diagnosis diagnosis) {
    return Collections.min(diagnosis.raters(), Comparator.comparingDouble(Competence::value))
        .rater();
  }

  private static String mostAmbiguous(Diagnosis diagnosis) {
    return Collections.max(
            diagnosis.disagreementBy(Session::clauseOf).entrySet(), Map.Entry.comparingByValue())
        .getKey();
  }
}
