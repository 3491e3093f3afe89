package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.Offered;

/** Each text that is submitted after a team had one begins another round. */
class ReviewRoundsTest {

  private static final Handoff FIRST = Offered.at("HO-1", day(3));
  private static final Handoff BESIDE = Offered.at("HO-2", day(3));
  private static final Handoff AGAIN = Offered.at("HO-3", day(7));

  @Test
  void theFirstTextThatIsHandedToAnybodyIsRoundOne() {
    var rounds = new ReviewRounds(List.of(day(1), day(2)), List.of(FIRST, BESIDE));

    assertThat(rounds.of(FIRST)).isEqualTo(1);
    assertThat(rounds.of(BESIDE)).isEqualTo(1);
    assertThat(rounds.current()).isEqualTo(1);
  }

  @Test
  void aTextThatIsSubmittedAtTheOffersInstantIsTheOneThatIsOffered() {
    var rounds = new ReviewRounds(List.of(day(3), day(7)), List.of(FIRST, AGAIN));

    assertThat(rounds.of(FIRST)).isEqualTo(1);
    assertThat(rounds.of(AGAIN)).isEqualTo(2);
  }

  @Test
  void theRoundsAreToldTheNewestFirst() {
    var rounds = new ReviewRounds(List.of(day(1), day(5), day(6)), List.of(AGAIN, FIRST, BESIDE));

    assertThat(rounds.newestFirst())
        .containsExactly(entry(3, List.of(AGAIN)), entry(1, List.of(FIRST, BESIDE)));
    assertThat(rounds.current()).isEqualTo(3);
  }

  @Test
  void aTextThatNobodyHasYetBeginsTheRound() {
    assertThat(new ReviewRounds(List.of(day(1), day(5)), List.of(FIRST)).current()).isEqualTo(2);
    assertThat(new ReviewRounds(List.of(day(1), day(2), day(2)), List.of()).current())
        .as("nothing was handed over")
        .isEqualTo(1);
    assertThat(new ReviewRounds(List.of(), List.of()).newestFirst()).isEmpty();
  }

  private static Map.Entry<Integer, List<Handoff>> entry(int round, List<Handoff> handoffs) {
    return Map.entry(round, handoffs);
  }

  private static Instant day(int day) {
    return Instant.parse("2026-11-%02dT01:00:00Z".formatted(day));
  }
}
