package org.policyrelay.change;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * Which text of a change a team had before it. Round 1 is its first text; each that is submitted
 * after it came back begins another, so that a change is in the round after as many as it came
 * back.
 */
public final class ReviewRounds {

  private final List<ChangeDraft> drafts;
  private final List<Handoff> handoffs;
  private final int before;

  /**
   * @param drafts its texts, oldest first; what was proposed is among them where it is the
   *     proposer's own
   * @param handoffs of the change
   */
  ReviewRounds(PolicyChange change, List<ChangeDraft> drafts, List<Handoff> handoffs) {
    this.drafts = drafts;
    this.handoffs = handoffs;
    var beginsWithTheProposal = !drafts.isEmpty() && drafts.get(0).proposal();
    this.before = beginsWithTheProposal && !change.emergency() ? 1 : 0;
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

  /** The text of a round; empty for one that there is not. */
  public Optional<PolicyEntry> text(int round) {
    var index = round - 1 + before;
    return round < 1 || index >= drafts.size()
        ? Optional.empty()
        : Optional.of(drafts.get(index).entry());
  }

  /** Whether nothing is different between the texts of two rounds. */
  public boolean isSame(int one, int other) {
    return one == other || text(one).flatMap(text -> text(other).filter(text::equals)).isPresent();
  }

  private int round(long submitted) {
    return Math.max(1, (int) submitted - before);
  }
}
