package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.support.Policies;

/**
 * From which state a policy change goes where, and what it knows then: every state by every way.
 */
class PolicyChangeTest {

  private static final Instant PROPOSED = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");
  private static final Set<String> DRAFTERS = Set.of("dra", "Fter");
  private static final PolicyEntry ENTRY = Policies.shouldRule();

  /** What a change asks for that reviews look at before anybody approves. */
  private static final Impact REVIEWED =
      new Impact("high", List.of("qa", "ad-review"), List.of("training", "sop"), 14, 2);

  private record Way(
      String name, Set<ChangeState> from, ChangeState to, Consumer<PolicyChange> go) {}

  private static final List<Way> WAYS =
      List.of(
          way(
              "submit",
              ChangeState.DRAFTED,
              it -> it.submitDraft("{}", "t", null),
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
              it -> it.readinessChecked("[]"),
              "MAKING_READY"),
          way(
              "reopen",
              ChangeState.MAKING_READY,
              it -> it.reopen(List.of("sop")),
              "AWAITING_RELEASE PUBLISHED"),
          way(
              "release",
              ChangeState.PUBLISHING,
              it -> it.release(List.of("SG"), NOW),
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
          way(
              "withdraw",
              ChangeState.WITHDRAWN,
              it -> it.withdraw(NOW, "w"),
              "PROPOSED DRAFTED IN_REVIEW REWORK DISPUTED AWAITING_APPROVAL MAKING_READY"
                  + " AWAITING_RELEASE PUBLISHING PUBLISHED IN_EFFECT"),
          way(
              "withdraw after review",
              ChangeState.WITHDRAWN,
              it -> it.withdrawAfterReview("mia", DRAFTERS, NOW, "w"),
              "PROPOSED DRAFTED IN_REVIEW REWORK DISPUTED AWAITING_APPROVAL MAKING_READY"
                  + " AWAITING_RELEASE PUBLISHING PUBLISHED IN_EFFECT"));

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

  @ParameterizedTest(name = "{0} from {1}")
  @MethodSource("everyWayFromEveryState")
  void aWayIsOpenFromItsStatesAndFromNoOther(String name, ChangeState state, Way way) {
    var change = in(state);
    if (way.from().contains(state)) {
      way.go().accept(change);
      assertThat(change.state()).isEqualTo(way.to());
      assertThat(change.endedAt().isPresent()).isEqualTo(way.to().hasEnded());
    } else {
      var refused = catchThrowableOfType(RefusedException.class, () -> way.go().accept(change));
      assertThat(refused.code())
          .as(refused.getMessage())
          .isIn(ErrorCode.WRONG_STATE, ErrorCode.NOT_APPROVED);
      assertThat(change.state()).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void whatIsOpenIsHeldOnceAndRunsOnOnce(ChangeState state) {
    var change = in(state);
    assertThat(state.code()).isEqualTo(state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(refusal(change::resume)).contains("is not on hold");
    if (state.hasEnded()) {
      assertThat(refusal(() -> change.hold(NOW))).contains("must be open to be put on hold");
      assertThat(refusal(() -> change.withdraw(NOW, "w"))).contains("must be open to be withdrawn");
      return;
    }
    change.hold(NOW);
    assertThat(change.heldAt()).contains(NOW);
    assertThat(refusal(() -> change.hold(NOW))).contains("is on hold already");
    assertThat(change.resume()).isEqualTo(NOW);
    assertThat(change.heldAt()).isEmpty();
    change.hold(NOW);
    change.withdraw(NOW, "over");
    assertThat(change.heldAt()).isEmpty();
    assertThat(change.endReason()).contains("over");
  }

  static Stream<ChangeState> everyState() {
    return Stream.of(ChangeState.values());
  }

  @Test
  void whatIsTakenBackIsSoForNoOtherReasonThanAWithdrawal() {
    for (var state : ChangeState.values()) {
      if (state == ChangeState.WITHDRAWN) {
        in(state).requireWithdrawn();
      } else {
        assertThat(refusal(() -> in(state).requireWithdrawn())).contains("must be withdrawn");
      }
    }
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
        assertThat(change.approvedBy()).isEmpty();
      }
    }
  }

  @Test
  void anApprovalPinsWhoWhenAndWhat() {
    var change = in(ChangeState.MAKING_READY);
    assertThat(change.approvedBy()).contains("mia");
    assertThat(change.approvedAt()).contains(NOW);
    assertThat(change.approvedHash()).contains("hash");
    assertThat(change.openParts()).containsExactly("training", "sop");
    assertThat(change.readiness()).isEmpty();
    change.readinessChecked("[1]");
    assertThat(change.readiness()).contains("[1]");
    change.reopen(List.of("sop"));
    assertThat(change.openParts()).containsExactly("sop");
    assertThat(change.readinessParts()).containsExactly("training", "sop");
  }

  @Test
  void nothingIsReleasedThatNobodyApproved() {
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> in(ChangeState.PROPOSED).release(List.of("SG"), NOW));
    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_APPROVED);
    assertThat(refused).hasMessageContaining("PC-2026-1 is not approved");
  }

  /** In an emergency what is to be made ready is made ready afterwards. */
  @Test
  void anEmergencyIsReleasedAtOnce() {
    var emergency = emergency();
    emergency.release(List.of("SG"), NOW);
    assertThat(emergency.state()).isEqualTo(ChangeState.PUBLISHING);
    assertThat(refusal(() -> in(ChangeState.MAKING_READY).release(List.of("SG"), NOW)))
        .contains("is making ready, must be awaiting release");
    assertThat(refusal(() -> emergency.release(List.of("SG"), NOW)))
        .contains("is publishing, must be making ready or awaiting release");
  }

  @Test
  void releasedMarketsAddUpAndTheLatestInstantCounts() {
    var change = in(ChangeState.AWAITING_RELEASE);
    change.release(List.of("SG"), NOW);
    assertThat(change.effectiveAt()).contains(NOW);
    for (var next : List.of(NOW.minusSeconds(1), NOW, NOW.plusSeconds(1))) {
      change.published("2.0.0");
      change.reopen(List.of());
      change.readinessChecked("[]");
      change.release(List.of("TH", "SG"), next);
    }
    assertThat(change.releasedMarkets()).containsExactly("SG", "TH");
    assertThat(change.effectiveAt()).contains(NOW.plusSeconds(1));
    assertThat(change.targetVersion()).contains("2.0.0");
    change.published("2.0.1");
    assertThat(change.targetVersion()).contains("2.0.1");
  }

  @Test
  void anImpactSaysWhatIsAskedOfWhom() {
    var change = in(ChangeState.IN_REVIEW);
    assertThat(change.riskTier()).contains("high");
    assertThat(change.reviewTeams()).containsExactly("qa", "ad-review");
    assertThat(change.noticeDays()).isEqualTo(14);
    assertThat(change.reworkRoundsAllowed()).isEqualTo(2);
    assertThat(change.reviewsNeededFirst()).isTrue();
    assertThat(change.reworkRounds()).isZero();
    var fresh = in(ChangeState.PROPOSED);
    assertThat(fresh.noticeDays()).isZero();
    assertThat(fresh.reviewTeams()).isEmpty();
    assertThat(fresh.releasedMarkets()).isEmpty();
    assertThat(fresh.riskTier()).isEmpty();
    assertThat(fresh.targetVersion()).isEmpty();
    assertThat(fresh.effectiveAt()).isEmpty();
  }

  @Test
  void withoutReviewersItIsApprovedNextAndAnEmergencyToo() {
    var unreviewed = in(ChangeState.DRAFTED);
    unreviewed.assessed(new Impact("low", List.of(), List.of(), 0, 1));
    assertThat(unreviewed.state()).isEqualTo(ChangeState.AWAITING_APPROVAL);
    assertThat(unreviewed.reviewsNeededFirst()).isFalse();
    assertThat(emergency().reviewsNeededFirst()).isFalse();
    assertThat(emergency().reviewTeams()).isNotEmpty();
  }

  @Test
  void aReworkWhoseAnswerShowsNothingIsRefused() {
    for (var nothing : List.of("", " ", "\u00a0", "\u200b", "\n \u2060")) {
      var change = in(ChangeState.PROPOSED);
      change.submitDraft("{}", "s", null);
      change.compared("1.0.0");
      change.assessed(new Impact("high", List.of("qa"), List.of(), 14, 2));
      change.sendBack();
      assertThat(catchThrowable(() -> change.submitDraft("{}", "another summary", nothing)))
          .as("answer <%s>", nothing)
          .hasMessageContaining("as it came back");
      change.submitDraft("{}", "s", "It stays, and why");
      assertThat(change.summary()).isEqualTo("s");
    }
  }

  /** A proposal may go on as it came; what came back asks for an answer. */
  @Test
  void whatCameBackIsNotSubmittedAsItWas() {
    var change = in(ChangeState.REWORK);
    var was = change.entry();
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> change.submitDraft(was, change.summary(), null));
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FORM);
    assertThat(refused).hasMessageContaining("say why in your answer");
    assertThat(change.state()).isEqualTo(ChangeState.REWORK);
    change.submitDraft(was, change.summary(), "It stays: the law says so");
    assertThat(change.state()).isEqualTo(ChangeState.DRAFTED);

    var fresh = in(ChangeState.PROPOSED);
    fresh.submitDraft(fresh.entry(), fresh.summary(), null);
    assertThat(fresh.state()).isEqualTo(ChangeState.DRAFTED);
  }

  @Test
  void aRoundIsLeftUntilAllAreUsed() {
    var change = in(ChangeState.IN_REVIEW);
    var left = new ArrayList<Boolean>();
    for (var round = 0; round < 3; round++) {
      left.add(change.reworkRoundLeft());
      change.sendBack();
      change.submitDraft("{\"round\": %d}".formatted(round), "Round " + round, null);
      change.assessed(REVIEWED);
    }
    assertThat(left).containsExactly(true, true, false);
    assertThat(change.reworkRounds()).isEqualTo(3);
    assertThat(change.summary()).isEqualTo("Round 2");
    assertThat(change.entry()).isEqualTo("{\"round\": 2}");
  }

  @Test
  void itEndsOnceWithItsReasonAndItsTime() {
    var abandoned = in(ChangeState.PROPOSED);
    abandoned.abandon(NOW, "not needed");
    assertThat(abandoned.endReason()).contains("not needed");
    assertThat(abandoned.endedAt()).contains(NOW);
    var rejected = in(ChangeState.AWAITING_APPROVAL);
    rejected.reject("mia", DRAFTERS, NOW, "wrong");
    assertThat(rejected.endReason()).contains("wrong");
    var late = in(ChangeState.IN_EFFECT);
    late.withdrawAfterReview("mia", DRAFTERS, NOW, "late");
    assertThat(late.endReason()).contains("late");
    assertThat(in(ChangeState.ENFORCED).endReason()).isEmpty();
    assertThat(in(ChangeState.ENFORCED).endedAt()).contains(NOW);
  }

  @Test
  void whatWasProposedIsKnownFromTheBeginning() {
    var change =
        PolicyChange.propose(
            "PC-2026-1",
            new Proposal(
                ENTRY, "Summary", "Reason", new Proposal.Origin("gap", "GAP-2026-3"), NOW, false),
            "pia",
            PROPOSED);
    assertThat(change.key()).isEqualTo("PC-2026-1");
    assertThat(change.state()).isEqualTo(ChangeState.PROPOSED);
    assertThat(change.policyId()).isEqualTo(ENTRY.policyId());
    assertThat(change.entry()).isEqualTo(ENTRY.json().toString());
    assertThat(change.summary()).isEqualTo("Summary");
    assertThat(change.reason()).isEqualTo("Reason");
    assertThat(change.origin()).isEqualTo(new Proposal.Origin("gap", "GAP-2026-3"));
    assertThat(change.requestedEffectiveAt()).contains(NOW);
    assertThat(change.emergency()).isFalse();
    assertThat(change.proposedBy()).isEqualTo("pia");
    assertThat(change.proposedAt()).isEqualTo(PROPOSED);
    assertThat(change.approvedAt()).isEmpty();
    assertThat(change.approvedHash()).isEmpty();
    assertThat(change.heldAt()).isEmpty();
    assertThat(emergency().emergency()).isTrue();
    assertThat(emergency().requestedEffectiveAt()).isEmpty();
  }

  /** An emergency's work is given time by a tier of its own, whatever its risk. */
  @Test
  void theTierOfItsWorkIsThatOfTheRiskOrAnEmergencys() {
    assertThat(in(ChangeState.PROPOSED).workTier()).isEmpty();
    assertThat(in(ChangeState.IN_REVIEW).workTier()).contains("high");
    assertThat(emergency().workTier()).contains("emergency");
    assertThat(emergency().riskTier()).contains("high");
    assertThat(emergency().statutoryDeadline()).isEmpty();
    var ordered = new Proposal(ENTRY, "s", "r", Proposal.Origin.MANUAL, null, true, NOW, null);
    assertThat(PolicyChange.propose("PC-1", ordered, "pia", PROPOSED).statutoryDeadline())
        .contains(NOW);
  }

  private static String refusal(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call).getMessage();
  }

  private static PolicyChange emergency() {
    var change = PolicyChange.propose("PC-2026-1", Policies.emergency(ENTRY), "pia", PROPOSED);
    change.compared("1.1.0");
    change.assessed(REVIEWED);
    change.approve("mia", DRAFTERS, NOW, "hash");
    return change;
  }

  /** A change that came there by its own ways. */
  private static PolicyChange in(ChangeState state) {
    var change = PolicyChange.propose("PC-2026-1", Policies.proposal(ENTRY), "pia", PROPOSED);
    switch (state) {
      case PROPOSED -> {
        // where it begins
      }
      case ABANDONED -> change.abandon(NOW, "w");
      case DRAFTED -> change.submitDraft("{}", "s", null);
      default -> {
        change.compared("1.1.0");
        change.assessed(REVIEWED);
        afterReview(change, state);
      }
    }
    assertThat(change.state()).isEqualTo(state);
    return change;
  }

  private static void afterReview(PolicyChange change, ChangeState state) {
    switch (state) {
      case IN_REVIEW -> {
        // there
      }
      case REWORK -> change.sendBack();
      case DISPUTED -> change.disputed();
      case WITHDRAWN -> change.withdraw(NOW, "w");
      default -> {
        change.reviewsPassed();
        decided(change, state);
      }
    }
  }

  private static void decided(PolicyChange change, ChangeState state) {
    if (state == ChangeState.AWAITING_APPROVAL) {
      return;
    }
    if (state == ChangeState.REJECTED) {
      change.reject("mia", DRAFTERS, NOW, "w");
      return;
    }
    change.approve("mia", DRAFTERS, NOW, "hash");
    var onwards =
        List.<Consumer<PolicyChange>>of(
            it -> it.readinessChecked("[]"),
            it -> it.release(List.of("SG"), NOW),
            it -> it.published("1.1.0"),
            PolicyChange::inEffect,
            it -> it.enforced(NOW));
    for (var step : onwards) {
      if (change.state() == state) {
        return;
      }
      step.accept(change);
    }
  }
}
