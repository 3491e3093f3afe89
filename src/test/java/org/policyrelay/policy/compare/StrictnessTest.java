package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which way a clause moves. */
class StrictnessTest {

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ads must be age-gated.                   | Advertisements must be age-gated.            | SAME
          Ads should be age-gated.                 | Ads must be age-gated.                       | STRICTER
          Ads must be age-gated.                   | Ads may be age-gated.                        | LOOSER
          Ads may show wine.                       | Ads must not show wine.                      | STRICTER
          Ads can't show wine.                     | Ads can show wine.                           | LOOSER
          Alcohol must not be advertised.          | Alcohol is allowed.                          | LOOSER
          The audience must be 18 or older.        | The audience must be 21 or older.            | STRICTER
          The audience must be 21 or older.        | The audience must be 18 or older.            | LOOSER
          The audience must be at least 18.        | The audience must be at least 25.            | STRICTER
          Models must be no younger than 18.       | Models must be no younger than 25.           | STRICTER
          Models must be no younger than 25.       | Models must be no younger than 18.           | LOOSER
          Ads must have no fewer than 5 lines.     | Ads must have no fewer than 6 lines.         | STRICTER
          Spots must be not shorter than 5 s.      | Spots must be not shorter than 6 s.          | STRICTER
          Spots must be shorter than 6 s.          | Spots must be shorter than 5 s.              | STRICTER
          At most 3 ads must be shown in an hour.  | At most 2 ads must be shown in an hour.      | STRICTER
          At most 3 ads must be shown in an hour.  | At most 5 ads must be shown in an hour.      | LOOSER
          An ad must not run within 200 m.         | An ad must not run within 500 m.             | STRICTER
          An ad must not run within 200 m.         | An ad must not run within 100 m.             | LOOSER
          Nobody younger than 25 must be shown.    | Nobody younger than 25 must be shown, except parents. | LOOSER
          Ads must not name prices unless asked.   | Ads must not name prices.                    | STRICTER
          The audience must be 18 or older.        | The audience should be 21 or older.          | MIXED
          The audience must be 18.                 | The audience must be 21.                     | UNCLEAR
          Ads must show a licence.                 | Ads must show 2 licences.                    | UNCLEAR
          Ads show wine.                           | Ads must show wine.                          | UNCLEAR
          Ads must show wine.                      | Ads show wine.                               | UNCLEAR
          Ads must run 3 times.                    | Ads must run three times.                    | UNCLEAR
          The audience must be ten or older.       | The audience must be twelve or older.        | STRICTER
          The audience must be eighteen or older.  | The audience must be twenty or older.        | STRICTER
          The audience must be twenty or older.    | The audience must be eighteen or older.      | LOOSER
          At least 1,000 ads must run in 2 weeks.  | At least 2,000 ads must run in 2 weeks.      | STRICTER
          At least 9 of 20 ads must run.           | At least 9 of 30 ads must run.               | UNCLEAR
          A label is not required.                 | A label is required.                         | STRICTER
          Ads may run unless asked.                | Ads may run unless asked, except at night.   | STRICTER
          Ads can run.                             | Ads should run.                              | STRICTER
          Ads may show wine.                       | No ad may show wine.                         | UNCLEAR
          Anybody may advertise wine.              | Nobody may advertise wine.                   | UNCLEAR
          Ads may show wine at night.              | At no time may ads show wine.                | UNCLEAR
          """)
  void anEditOfAClauseMovesTheRule(String before, String after, Direction direction) {
    assertThat(Strictness.between(before, after)).isEqualTo(direction);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Ads must be age-gated., STRICTER",
    "Ads may be shown by night., LOOSER",
    "Ads may only be shown by night., STRICTER",
    "Clause 2 does not apply., LOOSER",
    "Operators are exempt., LOOSER",
    "This follows the Liquor Act., UNCLEAR",
  })
  void aNewClauseTightensOrLetsGo(String clause, Direction direction) {
    assertThat(Strictness.ofAdding(clause)).isEqualTo(direction);
  }

  /** What an edit does, undoing it undoes. */
  @Property
  void thereAndBack(
      @ForAll @IntRange(min = 0, max = 60) int one,
      @ForAll @IntRange(min = 0, max = 60) int other) {
    var before = "The audience must be " + one + " or older.";
    var after = "The audience must be " + other + " or older.";

    assertThat(Strictness.between(before, after))
        .isEqualTo(Strictness.between(after, before).reversed());
  }

  @ParameterizedTest
  @CsvSource({
    "SAME, same, the rule stays as it is",
    "STRICTER, stricter, the rule gets stricter",
    "LOOSER, looser, the rule gets looser",
    "MIXED, mixed, the rule gets stricter in part and looser in part",
    "UNCLEAR, unclear, 'the rule changes, and a person has to judge which way'"
  })
  void aDirectionIsNamedForPeopleAndPrograms(Direction direction, String code, String words) {
    assertThat(direction.code()).isEqualTo(code);
    assertThat(direction.words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "STRICTER, LOOSER, MIXED",
    "STRICTER, MIXED, MIXED",
    "STRICTER, UNCLEAR, UNCLEAR",
    "LOOSER, UNCLEAR, LOOSER",
    "MIXED, UNCLEAR, MIXED",
    "LOOSER, MIXED, MIXED",
    "STRICTER, SAME, STRICTER",
    "UNCLEAR, SAME, UNCLEAR"
  })
  void twoMovesTogetherAreOneInWhicheverOrder(Direction one, Direction other, Direction both) {
    assertThat(one.and(other)).isEqualTo(both);
    assertThat(other.and(one)).isEqualTo(both);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void thatSomethingGetsLooserIsNeverLost(Direction other) {
    assertThat(Direction.LOOSER.and(other).loosens()).isTrue();
    assertThat(other.and(Direction.LOOSER).loosens()).isTrue();
    assertThat(Direction.MIXED.and(other).loosens()).isTrue();
    assertThat(Direction.SAME.and(other)).isEqualTo(other);
    assertThat(other.and(other)).isEqualTo(other);
  }
}
