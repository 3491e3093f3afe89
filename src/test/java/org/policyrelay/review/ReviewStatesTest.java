package org.policyrelay.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.review.PolicyReview.State;

/** A review waits for its day, falls due, and is decided once. */
class ReviewStatesTest {

  private static final Instant BEGUN = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant DUE = Instant.parse("2027-11-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2027-11-03T02:00:00Z");

  private record Way(State from, State to, Consumer<PolicyReview> go) {}

  private static final Map<String, Way> WAYS =
      Map.of(
          "begin again",
          new Way(State.WAITING, State.WAITING, it -> it.beginAgain(NOW, NOW)),
          "fall due",
          new Way(State.WAITING, State.DUE, PolicyReview::open),
          "keep",
          new Way(State.DUE, State.KEPT, it -> it.decide(State.KEPT, "lee", null, NOW)),
          "revise",
          new Way(State.DUE, State.REVISING, it -> it.decide(State.REVISING, "lee", "why", NOW)));

  static Stream<Arguments> everyWayFromEveryState() {
    return WAYS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            way ->
                Stream.of(State.values())
                    .map(state -> Arguments.of(way.getKey(), way.getValue(), state)));
  }

  @ParameterizedTest(name = "{0} from {2}")
  @MethodSource("everyWayFromEveryState")
  void aWayIsOpenFromItsStateAndFromNoOther(String name, Way way, State state) {
    var review = new PolicyReview("REV-loans-2", "loans", 2, state, BEGUN, DUE);
    if (way.from() == state) {
      way.go().accept(review);
      assertThat(review.state()).isEqualTo(way.to());
    } else {
      var refused = catchThrowableOfType(RefusedException.class, () -> way.go().accept(review));
      assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
      assertThat(refused)
          .hasMessage(
              "review REV-loans-2 is %s, must be %s".formatted(state.code(), way.from().code()));
      assertThat(review.state()).isEqualTo(state);
      assertThat(review.dueAt()).isEqualTo(DUE);
    }
  }

  @Test
  void aReviewIsNamedAfterItsPolicyAndNumber() {
    var review = PolicyReview.of("apac:loans", 3, BEGUN, DUE);
    assertThat(review.key()).isEqualTo("REV-apac:loans-3");
    assertThat(review.policyId()).isEqualTo("apac:loans");
    assertThat(review.number()).isEqualTo(3);
    assertThat(review.state()).isEqualTo(State.WAITING);
    assertThat(review.begunAt()).isEqualTo(BEGUN);
    assertThat(review.dueAt()).isEqualTo(DUE);
    assertThat(review.decidedBy()).isEmpty();
    assertThat(review.decidedAt()).isEmpty();
    assertThat(review.note()).isEmpty();
  }

  /** Whoever approves another rule has looked at the policy. */
  @Test
  void anotherRuleBeginsTheWaitAgain() {
    var review = PolicyReview.of("loans", 1, BEGUN, DUE);
    review.beginAgain(DUE, NOW);
    assertThat(review.begunAt()).isEqualTo(DUE);
    assertThat(review.dueAt()).isEqualTo(NOW);
  }

  @Test
  void aDecisionSaysWhoWhenAndWhy() {
    var review = PolicyReview.of("loans", 1, BEGUN, DUE);
    review.open();
    review.decide(State.REVISING, "lee", "the law has changed", NOW);
    assertThat(review.decidedBy()).contains("lee");
    assertThat(review.decidedAt()).contains(NOW);
    assertThat(review.note()).contains("the law has changed");
  }
}
