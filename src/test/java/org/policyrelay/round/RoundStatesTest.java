package org.policyrelay.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/** A round is open, then revealed once, then closed. */
class RoundStatesTest {

  private static final Instant OPENED = Instant.parse("2027-03-01T01:00:00Z");
  private static final Instant VOTE_BY = Instant.parse("2027-03-05T01:00:00Z");

  private record Way(RoundState from, RoundState to, Consumer<Round> go) {}

  private static final Map<String, Way> WAYS =
      Map.of(
          "seal",
          new Way(RoundState.OPEN, RoundState.OPEN, it -> it.seal(OPENED)),
          "hand in",
          new Way(RoundState.OPEN, RoundState.OPEN, it -> it.handIn(it.rater(1), OPENED)),
          "close votes",
          new Way(RoundState.OPEN, RoundState.OPEN, it -> it.closeVotes(VOTE_BY)),
          "reveal",
          new Way(
              RoundState.OPEN,
              RoundState.REVEALED,
              it -> it.reveal(rater -> false, Set.of(1, 2), VOTE_BY)),
          "close",
          new Way(RoundState.REVEALED, RoundState.CLOSED, it -> it.close(VOTE_BY)));

  static Stream<Arguments> everyWayFromEveryState() {
    return WAYS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            way ->
                Stream.of(RoundState.values())
                    .map(state -> Arguments.of(way.getKey(), way.getValue(), state)));
  }

  static Round round(RoundState state) {
    var asked =
        new RoundOpening(
            RoundPurpose.CALIBRATION,
            "CAL-2027-9-SEA",
            "apac:alcohol",
            null,
            List.of(new RoundLabel("allow", "Allow"), new RoundLabel("reject", "Reject")),
            List.of(
                new RoundCase("a", null, "An ad", "c1", null),
                new RoundCase("b", null, "Another ad", null, null)),
            List.of("mei", "lee"),
            VOTE_BY);
    return new Round(
        "BR-2027-1",
        0,
        asked,
        List.of(
            RoundRater.asked(1, "mei", "ad-review", null), RoundRater.asked(2, "lee", "qa", null)),
        OPENED,
        VOTE_BY,
        new RoundCourse(state, null, null, null, null));
  }

  @ParameterizedTest(name = "{0} from {2}")
  @MethodSource("everyWayFromEveryState")
  void aWayIsOpenFromItsStateAndFromNoOther(String name, Way way, RoundState state) {
    var round = round(state);
    if (way.from() == state) {
      way.go().accept(round);
      assertThat(round.state()).isEqualTo(way.to());
    } else {
      var refused = catchThrowableOfType(RefusedException.class, () -> way.go().accept(round));
      assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
      assertThat(refused)
          .hasMessage(
              "round BR-2027-1 is %s, must be %s".formatted(state.code(), way.from().code()));
      assertThat(round.state()).isEqualTo(state);
    }
  }

  @Test
  void aRoundIsSealedOnce() {
    var round = round(RoundState.OPEN);
    round.seal(OPENED);
    assertThatThrownBy(() -> round.seal(OPENED)).hasMessageContaining("sealed already");
  }

  @Test
  void aVoteIsTakenUntilTheReveal() {
    round(RoundState.OPEN).requireVotable();
    for (var state : List.of(RoundState.REVEALED, RoundState.CLOSED)) {
      assertThatThrownBy(() -> round(state).requireVotable()).hasMessageContaining("revealed");
    }
  }

  @Test
  void aVoteAtVoteByCountsAndOneAfterItIsLate() {
    var round = round(RoundState.OPEN);
    assertThat(round.isLate(VOTE_BY)).isFalse();
    assertThat(round.isLate(VOTE_BY.plusMillis(1))).isTrue();
    round.closeVotes(VOTE_BY);
    assertThat(round.isLate(VOTE_BY)).isTrue();
  }

  @Test
  void theFirstHandInStands() {
    var round = round(RoundState.OPEN);
    round.handIn(round.rater(1), OPENED);
    round.handIn(round.rater(1), VOTE_BY);
    assertThat(round.rater(1).handedInAt()).isEqualTo(OPENED);
    assertThat(round.handedIn()).isEqualTo(1);
  }

  @Test
  void whoHasLeftOrNotVotedIsNotCounted() {
    var round = round(RoundState.OPEN);
    round.reveal(rater -> rater.user().equals("mei"), Set.of(1), VOTE_BY);
    assertThat(round.rater(1).hasLeft()).isTrue();
    assertThat(round.rater(1).counted()).isFalse();
    assertThat(round.rater(2).hasLeft()).isFalse();
    assertThat(round.rater(2).counted()).isFalse();
  }

  @Test
  void aRoundSaysWhatItIsOf() {
    assertThat(round(RoundState.OPEN).title()).isEqualTo("Calibration of apac:alcohol");
    assertThat(round(RoundState.OPEN).about(round(RoundState.OPEN).rater(2)))
        .isEqualTo("BR-2027-1/2");
  }
}
