package org.policyrelay.agreement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** Ratings are refused by the name and place of what is wrong, or taken as they are. */
class RatingsTest {

  private static final Label ALLOW = new Label.Name("allow");

  @Test
  void ratingsAreCountedThrough() {
    var ratings =
        Ratings.of(
            Scale.NOMINAL,
            List.of(
                Rating.of("ad 2", "Ann", "reject"),
                Rating.of("ad 1", "Ben", "allow"),
                Rating.of("ad 2", "Ben", "allow")));

    assertThat(ratings.scale()).isEqualTo(Scale.NOMINAL);
    assertThat(ratings.items()).containsExactly("ad 2", "ad 1");
    assertThat(ratings.raters()).containsExactlyInAnyOrder("Ann", "Ben");
    assertThat(ratings.labels()).extracting(Label::text).containsExactly("allow", "reject");
    assertThat(ratings.votes()).isEqualTo(3);
  }

  @Test
  void numbersAreInTheOrderOfTheirSizeAndToldNamesAsTheyWereTold() {
    assertThat(
            Ratings.of(
                    Scale.INTERVAL,
                    List.of(
                        Rating.of("1", "a", 10),
                        Rating.of("2", "a", -2.5),
                        Rating.of("3", "a", 9),
                        Rating.of("4", "a", 1e15),
                        Rating.of("5", "a", -0.0),
                        Rating.of("6", "a", 0.0)))
                .labels())
        .extracting(Label::text)
        .containsExactly("-2.5", "0", "9", "10", "1.0E15");
    assertThat(
            Ratings.of(
                    Scale.ORDINAL,
                    List.of("reject", "restrict", "allow"),
                    List.of(Rating.of("1", "a", "allow")))
                .labels())
        .extracting(Label::text)
        .containsExactly("reject", "restrict", "allow");
  }

  @Test
  void whatIsMissingOrNoLineIsNamed() {
    assertThat(
            faults(
                Scale.NOMINAL,
                new Rating("1", "a", ALLOW),
                new Rating(null, "a", ALLOW),
                new Rating("2", " ", ALLOW),
                new Rating("3", "a", null),
                new Rating("4", "a", new Label.Name("")),
                new Rating("5", "a", new Label.Name("two\nlines")),
                new Rating("6", "a", new Label.Name("x".repeat(201)))))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(
            tuple("ratings[1].item", "required"),
            tuple("ratings[2].rater", "required"),
            tuple("ratings[3].label", "required"),
            tuple("ratings[4].label", "required"),
            tuple("ratings[5].label", "malformed"),
            tuple("ratings[6].label", "too-long"));
  }

  @Test
  void aRaterTwiceOnAnItemIsNamedWithWhereTheFirstIs() {
    var faults =
        faults(
            Scale.NOMINAL,
            Rating.of("1", "a", "reject"),
            Rating.of("2", "a", "allow"),
            Rating.of("1", "b", "allow"),
            Rating.of("1", "a", "allow"));

    assertThat(faults)
        .containsExactly(
            new FieldError(
                "ratings[3].rater",
                "duplicate",
                "must vote once for an item, has done so in ratings[0]"));
  }

  @Test
  void aLabelMustBeOfTheScale() {
    assertThat(faults(Scale.ORDINAL, Rating.of("1", "a", "allow")))
        .containsExactly(
            new FieldError(
                "ratings[0].label", "wrong-type", "must be a number on a scale that is ordinal"));
    assertThat(faults(Scale.INTERVAL, Rating.of("1", "a", "3")))
        .extracting(FieldError::code)
        .containsExactly("wrong-type");
    assertThat(faults(Scale.NOMINAL, Rating.of("1", "a", "1"), Rating.of("1", "b", 1)))
        .extracting(FieldError::field, FieldError::message)
        .containsExactly(tuple("ratings[1].label", "must be a text, as the labels before it are"));
    assertThat(faults(Scale.NOMINAL, Rating.of("1", "a", 1), Rating.of("1", "b", "1")))
        .extracting(FieldError::field, FieldError::message)
        .containsExactly(
            tuple("ratings[1].label", "must be a number, as the labels before it are"));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2e100, -9e-101})
  void aNumberWhoseSquareNoMachineHoldsIsRefused(double number) {
    assertThat(faults(Scale.INTERVAL, Rating.of("1", "a", 0), Rating.of("1", "b", number)))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(tuple("ratings[1].label", "malformed"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e100, -1e100, 1e-100, -1e-100})
  void aNumberAtTheEndOfWhatIsTakenIsMeasured(double number) {
    var ratings =
        Ratings.of(
            Scale.INTERVAL,
            List.of(
                Rating.of("1", "a", number),
                Rating.of("1", "b", number),
                Rating.of("2", "a", 0),
                Rating.of("2", "b", 0)));

    assertThat(new KrippendorffAlpha().of(ratings)).isEqualTo(Measured.known(1.0));
    assertThat(new CohenKappa(CohenKappa.Weights.QUADRATIC).of(ratings))
        .isEqualTo(Measured.known(1.0));
  }

  @Test
  void aLabelThatWasNotToldIsNamed() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                Ratings.of(
                    Scale.NOMINAL,
                    List.of("allow", "reject"),
                    List.of(Rating.of("1", "a", "allow"), Rating.of("1", "b", "maybe"))));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refused.fields())
        .containsExactly(
            new FieldError("ratings[1].label", "unknown-value", "must be one of allow, reject"));
    assertThat(refused)
        .hasMessage(
            "Nothing was measured. Correct ratings[1].label (must be one of allow, reject)");
  }

  @Test
  void namesThatNobodyCouldGiveAreAFaultOfWhoCalls() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratings.of(Scale.INTERVAL, List.of("allow"), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratings.of(Scale.NOMINAL, List.of("a", "b", "a"), List.of()));
  }

  @Test
  void theOneThatIsBrokenIsNamedAmongTooMany() {
    var ratings = new ArrayList<Rating>();
    for (var item = 0; item <= Ratings.MOST_ITEMS; item++) {
      ratings.add(Rating.of("item " + item, "a", "allow"));
    }
    ratings.add(Rating.of("item 77777", "b", ""));

    assertThat(faults(Scale.NOMINAL, ratings.toArray(Rating[]::new)))
        .containsExactly(
            new FieldError("ratings", "too-many", "must be of at most 100000 items, are of 100001"),
            new FieldError("ratings[100001].label", "required", "must not be empty"));
    ratings.remove(100_001);
    ratings.remove(100_000);
    assertThat(Ratings.of(Scale.NOMINAL, ratings).items()).hasSize(Ratings.MOST_ITEMS);
  }

  @Test
  void ofManyFaultsTheFirstAreToldAndTheRestCounted() {
    var ratings = new Rating[23];
    for (var one = 0; one < ratings.length; one++) {
      ratings[one] = new Rating("1", "rater " + one, null);
    }

    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> Ratings.of(Scale.NOMINAL, List.of(ratings)));

    assertThat(refused.fields()).hasSize(20);
    assertThat(refused.getMessage()).endsWith("(must not be empty) and 3 more");
  }

  @Test
  void aPartHasOnlyWhoAndWhatHasVotesInItAndEveryLabelOfTheWhole() {
    var whole = Designs.of(Scale.NOMINAL, new int[][] {{1, 2, 0}, {0, 0, 3}, {1, 1, 1}});

    var without = whole.without("rater 2");
    assertThat(without.items()).containsExactly("item 0", "item 2");
    assertThat(without.raters()).containsExactlyInAnyOrder("rater 0", "rater 1");
    assertThat(without.labels()).isEqualTo(whole.labels());
    assertThat(whole.without("nobody").votes()).isEqualTo(whole.votes());
    assertThat(whole.only("rater 2", "rater 0").votes()).isEqualTo(4);

    var groups = whole.by(item -> item.equals("item 1") ? "clause 4" : "clause 1");
    assertThat(groups.keySet()).containsExactly("clause 1", "clause 4");
    assertThat(requireNonNull(groups.get("clause 1")).items()).containsExactly("item 0", "item 2");
    assertThat(requireNonNull(groups.get("clause 4")).raters()).containsExactly("rater 2");
    assertThat(new KrippendorffAlpha().of(requireNonNull(groups.get("clause 4"))))
        .isEqualTo(Measured.undefined(Reason.ONE_RATER));
  }

  private static List<FieldError> faults(Scale scale, Rating... ratings) {
    return catchThrowableOfType(RefusedException.class, () -> Ratings.of(scale, List.of(ratings)))
        .fields();
  }
}
