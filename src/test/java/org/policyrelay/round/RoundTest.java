package org.policyrelay.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.agreement.Dispute;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** What a round may be, which votes it takes, and what comes of them. */
class RoundTest {

  private static final Instant NOW = Instant.parse("2027-03-01T01:00:00Z");
  private static final List<RoundLabel> LABELS =
      List.of(
          new RoundLabel("allow", "Allow"),
          new RoundLabel("restrict", "Restrict"),
          new RoundLabel("reject", "Reject"));

  private static RoundCase aCase(String ref, @Nullable String first) {
    return new RoundCase(ref, null, "An ad: " + ref, null, first);
  }

  private static RoundOpening opening(
      RoundPurpose purpose, List<RoundLabel> labels, List<RoundCase> cases, List<String> raters) {
    return new RoundOpening(purpose, "CAL-1", null, null, labels, cases, raters, null);
  }

  private static List<String> faults(RoundOpening asked) {
    var refused =
        catchThrowableOfType(RefusedException.class, () -> OpeningCheck.of(asked, NOW).refuseAny());
    return refused == null ? List.of() : told(refused);
  }

  private static List<String> told(RefusedException refused) {
    return refused.fields().stream().map(RoundTest::told).toList();
  }

  private static String told(FieldError fault) {
    return fault.field() + " " + fault.code();
  }

  @Test
  void aRoundHasCasesLabelsAndTwoVoices() {
    var cases = List.of(aCase("a", null), aCase("b", null));
    var two = List.of("mei", "lee");
    var calibration = RoundPurpose.CALIBRATION;
    assertThat(faults(opening(calibration, LABELS, cases, two))).isEmpty();
    assertThat(faults(opening(calibration, LABELS, cases, List.of("mei"))))
        .containsExactly("raters wrong-number");
    assertThat(faults(opening(calibration, LABELS, cases, List.of("mei", "Mei"))))
        .containsExactly("raters[1] duplicate");
    assertThat(faults(opening(calibration, LABELS, cases.subList(0, 1), two)))
        .containsExactly("cases wrong-number");
    assertThat(faults(opening(calibration, LABELS.subList(0, 1), cases, two)))
        .containsExactly("labels wrong-number");
    assertThat(faults(opening(RoundPurpose.GOLDEN_ACCEPTANCE, LABELS, cases.subList(0, 1), two)))
        .isEmpty();
  }

  @Test
  void whatWasDecidedBeforeIsAVoice() {
    var decided = List.of(aCase("a", "allow"), aCase("b", "reject"));
    var half = List.of(aCase("a", "allow"), aCase("b", null));
    var one = List.of("mei");
    assertThat(faults(opening(RoundPurpose.QA_REVIEW, LABELS, decided, one))).isEmpty();
    assertThat(faults(opening(RoundPurpose.QA_REVIEW, LABELS, half, one)))
        .containsExactly("raters wrong-number");
    assertThat(faults(opening(RoundPurpose.QA_REVIEW, LABELS, List.of(), one)))
        .containsExactly("cases wrong-number", "raters wrong-number");
  }

  @Test
  void everyFaultOfAnOpeningIsToldByItsPlace() {
    var labels = List.of(new RoundLabel("allow", "Allow"), new RoundLabel("allow", " "));
    var cases = List.of(aCase("a", "maybe"), new RoundCase("a", null, "", "c\n1", null));
    assertThat(faults(opening(RoundPurpose.PILOT, labels, cases, List.of("mei", "lee"))))
        .containsExactly(
            "labels[1].name required",
            "labels[1].code duplicate",
            "cases[0].firstLabel unknown-value",
            "cases[1].content required",
            "cases[1].clause malformed",
            "cases[1].ref duplicate");
  }

  @Test
  void aRoundEndsAheadAndIsNotWithoutBounds() {
    var many =
        IntStream.rangeClosed(0, OpeningCheck.MOST_CASES).mapToObj(n -> aCase("c" + n, null));
    assertThat(
            faults(
                new RoundOpening(
                    RoundPurpose.PILOT,
                    "LP-1",
                    null,
                    null,
                    LABELS,
                    many.toList(),
                    Collections.nCopies(1, "mei"),
                    NOW)))
        .containsExactly("cases wrong-number", "raters wrong-number", "voteBy out-of-range");
  }

  @Test
  void aVoteOutsideIsRefusedByItsPlaceAndIsNotRepeated() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                VoteCheck.check(
                    RoundStatesTest.round(RoundState.OPEN),
                    List.of(
                        new GivenVote("a", "secretive", 6, "x".repeat(2001)),
                        new GivenVote("a", "allow", 0, null),
                        new GivenVote("z", null, null, null),
                        new GivenVote(null, "reject", 5, "because"))));
    assertThat(told(refused))
        .containsExactly(
            "votes[0].label unknown-value",
            "votes[0].confidence out-of-range",
            "votes[0].rationale too-long",
            "votes[1].case duplicate",
            "votes[1].confidence out-of-range",
            "votes[2].case unknown-value",
            "votes[2].label required",
            "votes[3].case required");
    assertThat(refused.getMessage()).contains("allow, reject").doesNotContain("secretive");
  }

  @Test
  void theMajorityDecidesAndADivisionDoesNot() {
    var round = revealed(List.of(aCase("a", null), aCase("b", null), aCase("c", null)), 3);
    var result =
        RoundResult.of(
            round, votes("a allow allow reject", "b allow restrict reject", "c allow allow allow"));
    assertThat(result.outcome("a")).contains("allow");
    assertThat(result.outcome("b")).isEmpty();
    assertThat(result.outcome("c")).contains("allow");
    assertThat(result.agreement().disputed())
        .extracting(Dispute::item)
        .as("the worst first")
        .containsExactly("b", "a");
    assertThat(result.agreement().percentAgreement().toOptional().orElseThrow())
        .isCloseTo(4 / 9.0, within(1e-9));
    assertThat(result.diagnosis().toOptional().orElseThrow().raters()).hasSize(3);
  }

  @Test
  void halfOfTheVotesIsNoMajority() {
    var round = revealed(List.of(aCase("a", null), aCase("b", "reject")), 2);
    var result = RoundResult.of(round, votes("a allow reject", "b allow reject"));
    assertThat(result.outcome("a")).isEmpty();
    assertThat(result.outcome("b")).as("with the first vote").contains("reject");
  }

  @Test
  void lateVotesAndThoseOfWhoIsNotCountedCountNothing() {
    var round = revealed(List.of(aCase("a", null), aCase("b", null)), 2);
    var given = new ArrayList<>(votes("a allow allow", "b reject reject"));
    given.add(new Vote(2, "a", "reject", null, null, NOW, true));
    given.add(new Vote(3, "a", "reject", null, null, NOW, false));
    var result = RoundResult.of(round, given);
    assertThat(result.agreement().disputed()).isEmpty();
    assertThat(result.votes()).as("they are kept").hasSize(6);
  }

  @Test
  void theSameVotesHaveTheSameIntervalAndAnotherRoundItsOwn() {
    var cases = IntStream.range(0, 12).mapToObj(number -> aCase("c" + number, null)).toList();
    var lines =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    "c"
                        + n
                        + (n % 3 == 0
                            ? " allow reject"
                            : n % 2 == 0 ? " allow allow" : " reject reject"))
            .toArray(String[]::new);
    var one = RoundResult.of(revealed(cases, 2), votes(lines)).agreement().interval();
    assertThat(RoundResult.of(revealed(cases, 2), votes(lines)).agreement().interval())
        .isEqualTo(one);
    assertThat(one.toOptional()).isPresent();
  }

  @Test
  void nobodysVotesSayNothing() {
    var result = RoundResult.of(revealed(List.of(aCase("a", null)), 0), List.of());
    assertThat(result.outcome("a")).isEmpty();
    assertThat(result.agreement().krippendorffAlpha().toOptional()).isEmpty();
    assertThat(result.diagnosis().toOptional()).isEmpty();
  }

  /** Three raters, of whom the first so many count. */
  private static Round revealed(List<RoundCase> cases, int counted) {
    var round =
        new Round(
            "BR-2027-7",
            0,
            opening(RoundPurpose.CALIBRATION, LABELS, cases, List.of("u1", "u2", "u3")),
            IntStream.rangeClosed(1, 3)
                .mapToObj(number -> RoundRater.asked(number, "u" + number, "qa", null))
                .toList(),
            NOW,
            NOW,
            RoundCourse.BEGUN);
    round.reveal(
        rater -> false, Set.copyOf(IntStream.rangeClosed(1, counted).boxed().toList()), NOW);
    return round;
  }

  /** Each line: a case, and what each rater in turn says of it. */
  private static List<Vote> votes(String... lines) {
    var votes = new ArrayList<Vote>();
    for (var line : lines) {
      var words = line.split(" ", -1);
      for (var rater = 1; rater < words.length; rater++) {
        votes.add(new Vote(rater, words[0], words[rater], 3, null, NOW, false));
      }
    }
    return votes;
  }
}
