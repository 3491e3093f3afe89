package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

/** A change is in the round after as many as it came back, whoever saw its texts. */
class ReviewRoundsTest {

  private static final Instant PROPOSED = Instant.parse("2026-11-02T01:00:00Z");
  private static final PolicyEntry FIRST = Policies.shouldRule();
  private static final PolicyEntry SECOND = Policies.shouldRule();

  private final List<ChangeDraft> drafts = new ArrayList<>();

  /** The proposer's own text is kept, too, and is no round before somebody has submitted it. */
  @Test
  void theFirstSubmittedTextIsRoundOneWhetherOrNotTheProposalIsKept() {
    for (var proposal : List.of(true, false)) {
      drafts.clear();
      var change = change(Policies.proposal(FIRST));
      if (proposal) {
        propose(FIRST);
      }
      assertThat(rounds(change).current()).isEqualTo(1);
      submit(change, FIRST, 60);
      assertThat(rounds(change).current()).isEqualTo(1);
      change.compared("1.0.0");
      change.assessed(new Impact(RiskTier.HIGH, List.of("qa"), Set.of(), 14, 2));
      change.sendBack();
      assertThat(rounds(change).current()).isEqualTo(1);
      submit(change, SECOND, 120);
      var rounds = rounds(change);
      assertThat(rounds.current()).isEqualTo(2);
      assertThat(rounds.text(1)).contains(FIRST);
      assertThat(rounds.text(2)).contains(SECOND);
      assertThat(rounds.text(0)).isEmpty();
      assertThat(rounds.text(3)).isEmpty();
      assertThat(rounds.isSame(1, 2)).isFalse();
      change.withdraw(PROPOSED, "w");
      assertThat(rounds(change).current()).isEqualTo(2);
    }
  }

  /** A program proposes, and its next call submits the same text. */
  @Test
  void whatIsSubmittedInTheSameMomentIsNoProposal() {
    var change = change(Policies.proposal(FIRST));
    submit(change, FIRST, 0);
    change.compared("1.0.0");
    change.assessed(new Impact(RiskTier.HIGH, List.of("qa"), Set.of(), 14, 2));
    change.sendBack();
    submit(change, SECOND, 60);
    change.withdraw(PROPOSED.plusSeconds(90), "w");
    assertThat(rounds(change).current()).isEqualTo(2);
    assertThat(rounds(change).text(1)).contains(FIRST);
  }

  @Test
  void inAnEmergencyTheProposalIsRoundOne() {
    var change = change(Policies.emergency(FIRST));
    propose(FIRST);
    assertThat(rounds(change).current()).isEqualTo(1);
    assertThat(rounds(change).text(1)).contains(FIRST);
  }

  @Test
  void aTextThatCameBackAsItWasIsTheSame() {
    var change = change(Policies.proposal(FIRST));
    submit(change, FIRST, 60);
    change.compared("1.0.0");
    change.assessed(new Impact(RiskTier.HIGH, List.of("qa"), Set.of(), 14, 2));
    change.sendBack();
    submit(change, FIRST, 120);
    assertThat(rounds(change).isSame(1, 2)).isTrue();
    assertThat(rounds(change).isSame(1, 9)).isFalse();
  }

  private static PolicyChange change(Proposal proposal) {
    return PolicyChange.propose("PC-2026-1", proposal, "ada", PROPOSED);
  }

  private void submit(PolicyChange change, PolicyEntry text, int seconds) {
    change.submitDraft(text, "After " + seconds, "It may have stayed");
    drafts.add(ChangeDraft.submitted("PC-2026-1", "ada", PROPOSED.plusSeconds(seconds), text));
  }

  private void propose(PolicyEntry text) {
    drafts.add(ChangeDraft.proposed("PC-2026-1", "ada", PROPOSED, text));
  }

  private ReviewRounds rounds(PolicyChange change) {
    return new ReviewRounds(change, List.copyOf(drafts), List.of());
  }
}
