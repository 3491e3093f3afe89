package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.change.ChangesByState.DRAFTERS;
import static org.policyrelay.change.ChangesByState.NOW;
import static org.policyrelay.change.ChangesByState.READY;
import static org.policyrelay.change.ChangesByState.REVIEWED;
import static org.policyrelay.change.ChangesByState.REWRITTEN;
import static org.policyrelay.change.ChangesByState.emergency;
import static org.policyrelay.change.ChangesByState.in;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;

/** From which state a policy change goes where: every state by every transition. */
class PolicyChangeStatesTest {

  private static final String OPEN =
      "PROPOSED DRAFTED IN_REVIEW REWORK DISPUTED AWAITING_APPROVAL MAKING_READY AWAITING_RELEASE"
          + " PUBLISHING PUBLISHED IN_EFFECT";

  private record Way(
      String name, Set<ChangeState> from, ChangeState to, Consumer<PolicyChange> go) {}

  private static final List<Way> WAYS =
      List.of(
          way(
              "submit",
              ChangeState.DRAFTED,
              it -> it.submitDraft(REWRITTEN, "t", "why"),
              "PROPOSED REWORK"),
          way("compare", ChangeState.DRAFTED, it -> it.compared("1.1.0"), "DRAFTED PROPOSED"),
          way("assess", ChangeState.IN_REVIEW, it -> it.assessed(REVIEWED), "DRAFTED"),
          way(
              "reviews pass",
              ChangeState.AWAITING_APPROVAL,
              PolicyChange::reviewsPassed,
              "IN_REVIEW"),
          way("dispute", ChangeState.DISPUTED, PolicyChange::disputed, "IN_REVIEW"),
          way(
              "send back",
              ChangeState.REWORK,
              PolicyChange::sendBack,
              "IN_REVIEW DISPUTED AWAITING_APPROVAL"),
          way(
              "approve",
              ChangeState.MAKING_READY,
              it -> it.approve("mia", DRAFTERS, NOW, "hash"),
              "AWAITING_APPROVAL DISPUTED"),
          way(
              "check",
              ChangeState.AWAITING_RELEASE,
              it -> it.readinessChecked(READY),
              "MAKING_READY"),
          way(
              "reopen",
              ChangeState.MAKING_READY,
              it -> it.reopen(Set.of(ReadinessPart.GOLDEN_SET)),
              "AWAITING_RELEASE PUBLISHED"),
          way(
              "release",
              ChangeState.PUBLISHING,
              it -> it.release(Set.of(new Market("SG")), NOW, "1.1.0"),
              "AWAITING_RELEASE"),
          way("publish", ChangeState.PUBLISHED, it -> it.published("1.1.0"), "PUBLISHING"),
          way("take effect", ChangeState.IN_EFFECT, PolicyChange::inEffect, "PUBLISHED"),
          way("enforce", ChangeState.ENFORCED, it -> it.enforced(NOW), "IN_EFFECT"),
          way("abandon", ChangeState.ABANDONED, it -> it.abandon(NOW, "w"), "PROPOSED REWORK"),
          way(
              "reject",
              ChangeState.REJECTED,
              it -> it.reject("mia", DRAFTERS, NOW, "w"),
              "AWAITING_APPROVAL DISPUTED"),
          way("withdraw", ChangeState.WITHDRAWN, it -> it.withdraw(NOW, "w"), OPEN),
          way(
              "withdraw after review",
              ChangeState.WITHDRAWN,
              it -> it.withdrawAfterReview("mia", DRAFTERS, NOW, "w"),
              OPEN),
          way("take back", ChangeState.WITHDRAWN, PolicyChange::requireWithdrawn, "WITHDRAWN"));

  private static Way way(String name, ChangeState to, Consumer<PolicyChange> go, String from) {
    var states = EnumSet.noneOf(ChangeState.class);
    for (var state : from.split(" ")) {
      states.add(ChangeState.valueOf(state));
    }
    return new Way(name, states, to, go);
  }

  static Stream<Arguments> everyWayFromEveryState() {
    return WAYS.stream()
        .flatMap(
            way ->
                Stream.of(ChangeState.values()).map(state -> Arguments.of(way.name(), state, way)));
  }

  /** What is refused says where it stands and where it would have to, for people and programs. */
  @ParameterizedTest(name = "{0} from {1}")
  @MethodSource("everyWayFromEveryState")
  void aWayIsOpenFromItsStatesAndFromNoOther(String name, ChangeState state, Way way) {
    var change = in(state);
    if (way.from().contains(state)) {
      way.go().accept(change);
      assertThat(change.state()).isEqualTo(way.to());
      assertThat(change.endedAt().isPresent()).isEqualTo(way.to().hasEnded());
      return;
    }
    var approved = change.approval().isPresent();
    var refused = catchThrowableOfType(RefusedException.class, () -> way.go().accept(change));
    assertThat(change.state()).isEqualTo(state);
    assertThat(refused).hasMessageStartingWith("policy change PC-2026-1 is ");
    if (name.equals("release") && !approved) {
      assertThat(refused.code()).isEqualTo(ErrorCode.NOT_APPROVED);
      return;
    }
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(refused.facts())
        .isEqualTo(
            Map.of(
                "state",
                state.code(),
                "allowed",
                way.from().stream().map(ChangeState::code).toList()));
  }

  @ParameterizedTest
  @EnumSource(ChangeState.class)
  void whatIsOpenIsHeldOnceAndRunsOnOnce(ChangeState state) {
    var change = in(state);
    assertThat(state.code()).isEqualTo(state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(refusal(change::resume)).contains("is not on hold");
    if (state.hasEnded()) {
      assertThat(refusal(() -> change.hold(NOW, false))).contains("must be open to be put on hold");
      assertThat(refusal(() -> change.withdraw(NOW, "w"))).contains("must be open to be withdrawn");
      return;
    }
    change.hold(NOW, false);
    assertThat(change.heldAt()).contains(NOW);
    assertThat(refusal(() -> change.hold(NOW, false))).contains("is on hold already");
    assertThat(change.resume()).isEqualTo(NOW);
    assertThat(change.heldAt()).isEmpty();
    change.hold(NOW, false);
    change.withdraw(NOW, "over");
    assertThat(change.heldAt()).isEmpty();
    assertThat(change.endReason()).contains("over");
  }

  /** It was approved beside what is public now; after a hold that may be something else. */
  @Test
  void whatItsApprovalPublishesIsNotHeldOnItsWay() {
    var answered = in(ChangeState.AWAITING_APPROVAL);
    answered.hold(NOW, true);
    assertThat(answered.heldAt()).as("what is made ready first").contains(NOW);
    var emergency = emergency();
    var refused = "is being published, as its approval says; withdraw it";
    assertThat(refusal(() -> emergency.hold(NOW, false))).contains(refused);
    emergency.release(Set.of(new Market("SG")), NOW, "1.1.0");
    assertThat(refusal(() -> emergency.hold(NOW, false))).contains(refused);
    emergency.published("1.1.0");
    emergency.hold(NOW, false);
    assertThat(emergency.heldAt()).contains(NOW);
  }

  @Test
  void noDrafterDecidesInWhateverCaseTheirNameIsWritten() {
    for (var drafter : List.of("dra", "DRA", "fter")) {
      for (var decision :
          List.<Consumer<PolicyChange>>of(
              it -> it.approve(drafter, DRAFTERS, NOW, "hash"),
              it -> it.reject(drafter, DRAFTERS, NOW, "w"),
              it -> it.withdrawAfterReview(drafter, DRAFTERS, NOW, "w"))) {
        var change = in(ChangeState.AWAITING_APPROVAL);
        var refused = catchThrowableOfType(RefusedException.class, () -> decision.accept(change));
        assertThat(refused.code()).isEqualTo(ErrorCode.FOUR_EYES);
        assertThat(refused).hasMessageContaining("policy change PC-2026-1");
        assertThat(change.state()).isEqualTo(ChangeState.AWAITING_APPROVAL);
        assertThat(change.approval()).isEmpty();
      }
    }
  }

  /** In an emergency what is to be made ready is made ready afterwards. */
  @Test
  void anEmergencyIsReleasedAtOnce() {
    var emergency = emergency();
    assertThat(emergency.readyMarkets()).isEmpty();
    emergency.release(Set.of(new Market("SG")), NOW, "1.1.0");
    assertThat(emergency.state()).isEqualTo(ChangeState.PUBLISHING);
    assertThat(
            refusal(
                () -> in(ChangeState.MAKING_READY).release(Set.of(new Market("SG")), NOW, "1.1.0")))
        .contains("is making ready, must be awaiting release");
    assertThat(refusal(() -> emergency.release(Set.of(new Market("SG")), NOW, "1.1.0")))
        .contains("is publishing, must be making ready or awaiting release");
  }

  @Test
  void withoutReviewersItIsApprovedNextAndAnEmergencyToo() {
    var unreviewed = in(ChangeState.DRAFTED);
    unreviewed.assessed(new Impact(RiskTier.LOW, List.of(), Set.of(), 0, 1));
    assertThat(unreviewed.state()).isEqualTo(ChangeState.AWAITING_APPROVAL);
    assertThat(unreviewed.reviewsNeededFirst()).isFalse();
    assertThat(emergency().reviewsNeededFirst()).isFalse();
    assertThat(emergency().impact().reviewTeams()).isNotEmpty();
  }

  private static String refusal(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call).getMessage();
  }
}
