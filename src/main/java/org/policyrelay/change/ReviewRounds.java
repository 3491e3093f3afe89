package org.policyrelay.change;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.policy.PolicyEntry;

/**
 * Which text of a change a team had before it. Round 1 is its first text; each that is submitted
 * after it came back begins another, so that a change is in the round after as many as it came
 * back.
 */
public final class ReviewRounds {

  private final List<ChangeDraft> drafts;
  private final List<Handoff> handoffs;
  private final int undrafted;

  /**
   * @param drafts the texts that were submitted, oldest first
   * @param handoffs of the change
   * @param isProposalFirst whether what was proposed is the first text, since nobody drafts in an
   *     emergency
   */
  ReviewRounds(List<ChangeDraft> drafts, List<Handoff> handoffs, boolean isProposalFirst) {
    this.drafts = drafts;
    this.handoffs = handoffs;
    this.undrafted = isProposalFirst ? 1 : 0;
  }

  public int of(Handoff handoff) {
    var offered = handoff.offeredAt();
    return round(drafts.stream().filter(draft -> !draft.draftedAt().isAfter(offered)).count());
  }

  /** Handoffs by round, the newest round first. */
  public SortedMap<Integer, List<Handoff>> newestFirst() {
    var rounds = new TreeMap<Integer, List<Handoff>>(Comparator.reverseOrder());
    for (var handoff : handoffs) {
      rounds.merge(
          of(handoff),
          List.of(handoff),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return rounds;
  }

  /** The round of the newest text that was submitted. */
  public int current() {
    return round(drafts.size());
  }

  /** The text of a round; none for what an emergency was proposed with, which is not kept. */
  public Optional<PolicyEntry> text(int round) {
    var index = round - undrafted - 1;
    return index < 0 || index >= drafts.size()
        ? Optional.empty()
        : Optional.of(PolicyEntry.stored(drafts.get(index).entry()));
  }

  /** Whether nothing is different between the texts of two rounds. */
  public boolean isSame(int one, int other) {
    return one == other
        || text(one)
            .flatMap(text -> text(other).filter(also -> also.json().equals(text.json())))
            .isPresent();
  }

  private int round(long submitted) {
    return Math.max(1, (int) submitted + undrafted);
  }
}
