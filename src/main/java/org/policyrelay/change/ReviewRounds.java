package org.policyrelay.change;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.policyrelay.handoff.Handoff;

/**
 * Which text of a change a team had before it. Round 1 is the first that was handed to anybody;
 * each text that is submitted afterwards begins another.
 */
public final class ReviewRounds {

  private final List<Instant> texts;
  private final List<Handoff> handoffs;
  private final long before;

  /**
   * @param texts when each text was submitted
   * @param handoffs of the change
   */
  ReviewRounds(List<Instant> texts, List<Handoff> handoffs) {
    this.texts = texts;
    this.handoffs = handoffs;
    this.before =
        handoffs.stream()
            .map(Handoff::offeredAt)
            .min(Comparator.naturalOrder())
            .map(this::submittedBy)
            .orElse(0L);
  }

  public int of(Handoff handoff) {
    return (int) (submittedBy(handoff.offeredAt()) - before) + 1;
  }

  /** Handoffs by round, the newest round first. */
  public SortedMap<Integer, List<Handoff>> newestFirst() {
    var rounds = new TreeMap<Integer, List<Handoff>>(Comparator.reverseOrder());
    for (var handoff : handoffs) {
      rounds.merge(
          of(handoff),
          List.of(handoff),
          (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream()).toList());
    }
    return rounds;
  }

  /** The round of a text that is submitted now and handed to nobody yet, or of the newest one. */
  public int current() {
    return handoffs.isEmpty() ? 1 : (int) (texts.size() - before) + 1;
  }

  private long submittedBy(Instant instant) {
    return texts.stream().filter(text -> !text.isAfter(instant)).count();
  }
}
