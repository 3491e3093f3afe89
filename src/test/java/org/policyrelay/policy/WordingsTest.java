package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Lineage.Kin;

/**
 * One rule, written in 1.0.0 and corrected three times, the last time above another rule; 3.0.0
 * brings its first correction back.
 */
class WordingsTest {

  private static final Market SG = new Market("SG");
  private static final Market TH = new Market("TH");
  private static final Instant DAY_1 = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant DAY_2 = DAY_1.plusSeconds(86_400);

  private static final Lineage LINEAGE =
      new Lineage(
          List.of(
              kin("2.1.0", null, "1.0.2", false),
              kin("1.0.2", null, "1.0.1", false),
              kin("1.0.0", null, null, false),
              kin("1.0.1", null, "1.0.0", false),
              kin("1.0.3", null, "1.0.0", true),
              kin("2.0.0", null, null, false),
              kin("3.0.0", "1.0.1", null, false)));

  private static Kin kin(
      String version, @Nullable String restores, @Nullable String corrects, boolean withdrawn) {
    return new Kin(version, "PC-" + version, restores, corrects, Set.of(), withdrawn);
  }

  private static Told told(long id, String version, Market market, @Nullable Instant until) {
    return new Told(id, version, market, DAY_1, until, true);
  }

  private static Wordings wordings(Told... told) {
    return new Wordings(LINEAGE, List.of(told));
  }

  @Test
  void allThatSaysARuleIsOfIt() {
    assertThat(wordings().of("1.0.2"))
        .extracting(Kin::version)
        .containsExactlyInAnyOrder("1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.1.0", "3.0.0");
    assertThat(wordings().of("2.0.0")).extracting(Kin::version).containsExactly("2.0.0");
  }

  /** What brings one back corrects nothing, and what was withdrawn no longer does. */
  @Test
  void itsCorrectionsThatStandComeTheOldestFirst() {
    assertThat(wordings().corrections("3.0.0")).containsExactly("1.0.1", "1.0.2", "2.1.0");
    assertThat(wordings().corrections("2.0.0")).isEmpty();
  }

  @Test
  void itsCorrectionsComeAlongIntoAMarket() {
    assertThat(wordings().goingAlong("1.0.0", SG, DAY_1))
        .containsExactly("1.0.1", "1.0.2", "2.1.0");
  }

  /** It would take the other rule's place. */
  @Test
  void oneAboveAnotherRuleStaysAwayFromWhereThatStands() {
    var wordings = wordings(told(1, "2.0.0", SG, null), told(2, "1.0.0", SG, null));

    assertThat(wordings.goingAlong("1.0.0", SG, DAY_1)).containsExactly("1.0.1", "1.0.2");
    assertThat(wordings.goingAlong("1.0.0", TH, DAY_1)).containsExactly("1.0.1", "1.0.2", "2.1.0");
    assertThat(wordings.goingAlong("2.1.0", SG, DAY_1)).hasSize(3);
  }

  @Test
  void itComesOnceTheOtherRuleHasEndedThere() {
    var wordings = wordings(told(1, "2.0.0", SG, DAY_2));

    assertThat(wordings.goingAlong("1.0.0", SG, DAY_2.minusNanos(1))).doesNotContain("2.1.0");
    assertThat(wordings.goingAlong("1.0.0", SG, DAY_2)).contains("2.1.0");
  }

  @Test
  void whatIsSaidNoMoreStandsInNobodysWay() {
    var taken = new Told(1, "2.0.0", SG, DAY_1, null, false);

    assertThat(wordings(taken).goingAlong("1.0.0", SG, DAY_1)).contains("2.1.0");
    assertThat(wordings(new Told(2, "1.0.0", SG, DAY_1, null, false)).standsIn("1.0.1", DAY_1))
        .isEmpty();
  }

  /** In each market the highest of what says it, but for the correction itself. */
  @Test
  void aRuleStandsWhereSomethingSaysIt() {
    var highest = told(2, "1.0.1", SG, null);
    var there = told(4, "3.0.0", TH, null);

    var stands =
        wordings(
                told(1, "1.0.0", SG, null),
                highest,
                told(3, "1.0.0", SG, null),
                there,
                told(5, "1.0.1", TH, null),
                told(6, "1.0.2", new Market("PH"), null),
                told(7, "2.0.0", new Market("MY"), null))
            .standsIn("1.0.2", DAY_1);

    assertThat(stands).containsExactly(entry(SG, highest), entry(TH, there));
  }

  @Test
  void whatHasEndedStandsNoMore() {
    var wordings = wordings(told(1, "1.0.0", SG, DAY_2));

    assertThat(wordings.standsIn("1.0.1", DAY_2.minusNanos(1))).containsOnlyKeys(SG);
    assertThat(wordings.standsIn("1.0.1", DAY_2)).isEmpty();
  }

  @Test
  void aRuleDoesNotStandWhereItsCorrectionWouldTakeAnothersPlace() {
    var wordings =
        wordings(
            told(1, "1.0.0", SG, null), told(2, "2.0.0", SG, null), told(3, "1.0.0", TH, null));

    assertThat(wordings.standsIn("2.1.0", DAY_1)).containsOnlyKeys(TH);
    assertThat(wordings.standsIn("1.0.1", DAY_1)).containsOnlyKeys(SG, TH);
  }
}
