package org.policyrelay.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.WrongStateException;
import org.policyrelay.round.Verdict;

/** Every state of a session against every transition. */
class SessionStatesTest {

  private static final Instant AT = Instant.parse("2027-03-02T02:00:00Z");
  private static final Judgement DISPUTED = judgement(Verdict.MISALIGNED, 2);

  private static final Map<String, Consumer<CalibrationSession>> TRANSITIONS =
      Map.of(
          "judge", session -> session.judge(DISPUTED, AT),
          "decide", CalibrationSession::requireDiscussing,
          "settle", session -> session.settle(List.of(), Set.of(), "mei", AT),
          "close", session -> session.close(AT));

  private static Judgement judgement(Verdict verdict, int disputes) {
    return new Judgement(verdict, 0.5, 0.1, 0.7, null, disputes, true);
  }

  private static CalibrationSession session(SessionState state) {
    var start =
        new SessionStart(
            MarketGroup.SEA,
            SessionWeek.of(AT),
            1,
            "apac:alcohol",
            "1.0.0",
            "BR-2027-1",
            SessionTrigger.WEEKLY,
            null,
            "relay",
            AT);
    var judged = SessionCourse.VOTING.judged(DISPUTED, AT);
    var course =
        Map.of(
                SessionState.VOTING, SessionCourse.VOTING,
                SessionState.DISCUSSING, judged,
                SessionState.SETTLED, judged.settled("mei", AT),
                SessionState.CLOSED, judged.settled("mei", AT).closed(AT),
                SessionState.NOT_HELD, SessionCourse.notHeld("too few", AT))
            .get(state);
    return new CalibrationSession(start.key(), 0, start, Objects.requireNonNull(course));
  }

  @Test
  void eachTransitionIsPossibleInOneStateAlone() {
    var possible = new EnumMap<SessionState, Set<String>>(SessionState.class);
    for (var state : EnumSet.allOf(SessionState.class)) {
      var ways = new TreeSet<String>();
      TRANSITIONS.forEach(
          (name, transition) -> {
            try {
              transition.accept(session(state));
              ways.add(name);
            } catch (WrongStateException refused) {
              assertThat(refused.getMessage()).contains("session CAL-2027-09-SEA is ");
            }
          });
      possible.put(state, ways);
    }
    assertThat(possible)
        .isEqualTo(
            Map.of(
                SessionState.VOTING, Set.of("judge"),
                SessionState.DISCUSSING, Set.of("decide", "settle"),
                SessionState.SETTLED, Set.of("close"),
                SessionState.CLOSED, Set.of(),
                SessionState.NOT_HELD, Set.of()));
  }

  @Test
  void whereNothingIsDisputedThereIsNothingToDiscuss() {
    var session = session(SessionState.VOTING);
    session.judge(judgement(Verdict.ALIGNED, 0), AT);
    assertThat(session.state()).isEqualTo(SessionState.SETTLED);
    assertThat(session.settledBy()).isEmpty();
    session.close(AT);
    assertThat(session.state()).isEqualTo(SessionState.CLOSED);
  }

  @Test
  void aMisalignedSessionEndsWhenEachDisputeHasItsOutcome() {
    var session = session(SessionState.DISCUSSING);
    var disputed = List.of("case-2", "case-1");
    assertThat(session.missing(disputed, Set.of("case-1"))).containsExactly("case-2");
    assertThatThrownBy(() -> session.settle(disputed, Set.of("case-1"), "mei", AT))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Decide case-2 on /calibration/CAL-2027-09-SEA first");
    assertThat(session.state()).isEqualTo(SessionState.DISCUSSING);
    session.settle(disputed, Set.of("case-1", "case-2"), "mei", AT);
    assertThat(session.state()).isEqualTo(SessionState.SETTLED);
    assertThat(session.settledBy()).contains("mei");
  }

  @ParameterizedTest
  @CsvSource({"ALIGNED", "TENTATIVE"})
  void otherwiseAnOutcomeIsOptional(Verdict verdict) {
    var session = session(SessionState.VOTING);
    session.judge(judgement(verdict, 1), AT);
    assertThat(session.missing(List.of("case-1"), Set.of())).isEmpty();
    session.settle(List.of("case-1"), Set.of(), "mei", AT);
    assertThat(session.state()).isEqualTo(SessionState.SETTLED);
  }

  /** The days around New Year belong to the year of their ISO week, as Singapore has it. */
  @ParameterizedTest
  @CsvSource({
    "2027-03-02T02:00:00Z, 1, CAL-2027-09-SEA",
    "2027-03-02T02:00:00Z, 2, CAL-2027-09-SEA-2",
    "2026-12-01T02:00:00Z, 1, CAL-2026-49-SEA",
    "2027-01-01T02:00:00Z, 1, CAL-2026-53-SEA",
    "2027-01-03T15:59:59Z, 1, CAL-2026-53-SEA",
    "2027-01-03T16:00:00Z, 1, CAL-2027-01-SEA",
    "2024-12-31T02:00:00Z, 3, CAL-2025-01-SEA-3"
  })
  void aKeyHasTheWeekAndFromTheSecondOnANumber(Instant at, int number, String key) {
    assertThat(SessionWeek.of(at).key(MarketGroup.SEA, number)).isEqualTo(key);
  }
}
