package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.change.ChangesByState.DRAFTERS;
import static org.policyrelay.change.ChangesByState.ENTRY;
import static org.policyrelay.change.ChangesByState.NOW;
import static org.policyrelay.change.ChangesByState.PROPOSED;
import static org.policyrelay.change.ChangesByState.READY;
import static org.policyrelay.change.ChangesByState.REVIEWED;
import static org.policyrelay.change.ChangesByState.REWRITTEN;
import static org.policyrelay.change.ChangesByState.emergency;
import static org.policyrelay.change.ChangesByState.in;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

/** What a policy change knows of itself, and answers, on its way. */
class PolicyChangeTest {

  @Test
  void anApprovalPinsWhoWhenAndWhat() {
    var change = in(ChangeState.MAKING_READY);
    assertThat(change.approval()).contains(new Approval("mia", NOW, "hash"));
    assertThat(change.rollout().openParts())
        .containsExactly(ReadinessPart.SOP_AND_MATERIAL, ReadinessPart.GOLDEN_SET);
    assertThat(change.rollout().readiness()).isEmpty();
    change.readinessChecked(READY);
    assertThat(change.rollout().readiness()).isEqualTo(READY);
    change.reopen(Set.of(ReadinessPart.GOLDEN_SET));
    assertThat(change.rollout().openParts()).containsExactly(ReadinessPart.GOLDEN_SET);
    assertThat(change.impact().readinessParts())
        .containsExactly(ReadinessPart.SOP_AND_MATERIAL, ReadinessPart.GOLDEN_SET);
  }

  @Test
  void nothingIsReleasedThatNobodyApproved() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> in(ChangeState.PROPOSED).release(Set.of(new Market("SG")), NOW, "1.1.0"));
    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_APPROVED);
    assertThat(refused).hasMessageContaining("PC-2026-1 is not approved");
  }

  @Test
  void itsMarketsAreThoseThatItsTextNames() {
    assertThat(in(ChangeState.PROPOSED).markets())
        .containsExactly(new Market("SG"), new Market("TH"));
    var everywhere = in(ChangeState.PROPOSED);
    everywhere.submitDraft(Policies.with(ENTRY, "jurisdictions", List.of()), "s", null);
    assertThat(everywhere.markets()).containsExactly(Market.EVERYWHERE);
    assertThat(everywhere.marketsLeft()).containsExactly(Market.EVERYWHERE);
  }

  @Test
  void whereItIsNotReadyItIsNotReleased() {
    var change = in(ChangeState.MAKING_READY);
    assertThat(change.readyMarkets()).as("nobody has checked").isEmpty();
    change.readinessChecked(List.of(READY.get(0), misses("TH", "golden-set")));
    assertThat(change.readyMarkets()).containsExactly(new Market("SG"));

    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> change.release(Set.of(new Market("TH")), NOW, "1.1.0"));

    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(refused).hasMessage("policy change PC-2026-1 is not ready in TH");
    assertThat(change.state()).isEqualTo(ChangeState.AWAITING_RELEASE);
    assertThat(change.rollout().released()).isEmpty();

    assertThat(change.release(Set.of(new Market("SG")), NOW, "1.1.0").hash()).isEqualTo("hash");
    assertThat(change.marketsLeft()).containsExactly(new Market("TH"));
    assertThat(change.readyMarkets()).as("and not released").isEmpty();
  }

  /** Of a market that is released, nothing is missing any more. */
  @Test
  void whatIsStillMissingSomewhereIsReopenedWithWhatTheManagerChose() {
    var change = in(ChangeState.MAKING_READY);
    change.readinessChecked(List.of(READY.get(0), misses("TH", "golden-set", "there-no-more")));
    change.reopen(Set.of(ReadinessPart.ADVERTISER_NOTICE));
    assertThat(change.rollout().openParts())
        .containsExactly(ReadinessPart.GOLDEN_SET, ReadinessPart.ADVERTISER_NOTICE);

    var inAnEmergency = emergency();
    inAnEmergency.readinessChecked(
        List.of(misses("SG", "golden-set"), misses("TH", "sop-and-material")));
    inAnEmergency.release(Set.of(new Market("SG")), NOW, "1.1.0");
    inAnEmergency.published("1.1.0");
    inAnEmergency.reopen(Set.of());
    assertThat(inAnEmergency.rollout().openParts()).containsExactly(ReadinessPart.SOP_AND_MATERIAL);
  }

  @Test
  void releasedMarketsAddUpAndTheLatestInstantCounts() {
    for (var seconds : Map.of(-1, 0, 0, 0, 1, 1).entrySet()) {
      var change = in(ChangeState.AWAITING_RELEASE);
      change.release(Set.of(new Market("TH")), NOW, "1.1.0");
      assertThat(change.effectiveAt()).contains(NOW);
      change.published("2.0.0");
      change.reopen(Set.of());
      change.readinessChecked(READY);
      change.release(Set.of(new Market("SG")), NOW.plusSeconds(seconds.getKey()), "2.0.0");
      assertThat(change.rollout().released()).containsExactly(new Market("TH"), new Market("SG"));
      assertThat(change.marketsLeft()).isEmpty();
      assertThat(change.effectiveAt()).contains(NOW.plusSeconds(seconds.getValue()));
      assertThat(change.targetVersion()).contains("2.0.0");
      change.published("2.0.1");
      assertThat(change.targetVersion()).contains("2.0.1");
    }
  }

  @Test
  void anImpactSaysWhatIsAskedOfWhom() {
    var change = in(ChangeState.IN_REVIEW);
    assertThat(change.riskTier()).contains(RiskTier.HIGH);
    assertThat(change.impact().reviewTeams()).containsExactly("qa", "ad-review");
    assertThat(change.impact().noticeDays()).isEqualTo(14);
    assertThat(change.impact().reworkRounds()).isEqualTo(2);
    assertThat(change.reviewsNeededFirst()).isTrue();
    assertThat(change.reworkRounds()).isZero();
    var fresh = in(ChangeState.PROPOSED);
    assertThat(fresh.impact().noticeDays()).isZero();
    assertThat(fresh.impact().reviewTeams()).isEmpty();
    assertThat(fresh.rollout().released()).isEmpty();
    assertThat(fresh.riskTier()).isEmpty();
    assertThat(fresh.targetVersion()).isEmpty();
    assertThat(fresh.effectiveAt()).isEmpty();
  }

  @Test
  void aReworkWhoseAnswerShowsNothingIsRefused() {
    for (var nothing : List.of("", " ", "\u00a0", "\u200b", "\n \u2060")) {
      var change = in(ChangeState.PROPOSED);
      change.submitDraft(REWRITTEN, "s", null);
      change.compared("1.0.0");
      change.assessed(new Impact(RiskTier.HIGH, List.of("qa"), Set.of(), 14, 2));
      change.sendBack();
      assertThat(catchThrowable(() -> change.submitDraft(REWRITTEN, "another summary", nothing)))
          .as("answer <%s>", nothing)
          .hasMessageContaining("as it came back");
      change.submitDraft(REWRITTEN, "s", "It stays, and why");
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
      change.submitDraft(text(round), "Round " + round, null);
      change.assessed(REVIEWED);
    }
    assertThat(left).containsExactly(true, true, false);
    assertThat(change.reworkRounds()).isEqualTo(3);
    assertThat(change.summary()).isEqualTo("Round 2");
    assertThat(change.entry()).isEqualTo(text(2));
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
    assertThat(change.entry()).isEqualTo(ENTRY);
    assertThat(change.summary()).isEqualTo("Summary");
    assertThat(change.request().reason()).isEqualTo("Reason");
    assertThat(change.request().origin()).isEqualTo(new Proposal.Origin("gap", "GAP-2026-3"));
    assertThat(change.request().requestedEffectiveAt()).isEqualTo(NOW);
    assertThat(change.emergency()).isFalse();
    assertThat(change.request().proposedBy()).isEqualTo("pia");
    assertThat(change.request().proposedAt()).isEqualTo(PROPOSED);
    assertThat(change.approval()).isEmpty();
    assertThat(change.heldAt()).isEmpty();
    assertThat(emergency().emergency()).isTrue();
    assertThat(emergency().request().requestedEffectiveAt()).isNull();
  }

  /** An emergency's work is given time by a tier of its own, whatever its risk. */
  @Test
  void theTierOfItsWorkIsThatOfTheRiskOrAnEmergencys() {
    assertThat(in(ChangeState.PROPOSED).workTier()).isEmpty();
    assertThat(in(ChangeState.IN_REVIEW).workTier()).contains("high");
    assertThat(emergency().workTier()).contains("emergency");
    assertThat(emergency().riskTier()).contains(RiskTier.HIGH);
    assertThat(emergency().request().statutoryDeadline()).isNull();
    var ordered = new Proposal(ENTRY, "s", "r", Proposal.Origin.MANUAL, null, true, NOW, null);
    assertThat(PolicyChange.propose("PC-1", ordered, "pia", PROPOSED).request().statutoryDeadline())
        .isEqualTo(NOW);
  }

  private static PolicyEntry text(int round) {
    return Policies.with(ENTRY, "policy", "Round " + round);
  }

  private static MarketReadiness misses(String market, String... parts) {
    return new MarketReadiness(new Market(market), false, List.of(parts), List.of());
  }
}
