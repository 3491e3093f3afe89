package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.Joins.JANUARY;
import static org.policyrelay.policy.overlay.Joins.MARCH;
import static org.policyrelay.policy.overlay.Joins.MAY;
import static org.policyrelay.policy.overlay.Joins.PLAIN;
import static org.policyrelay.policy.overlay.Joins.base;
import static org.policyrelay.policy.overlay.Joins.isWhereItSays;
import static org.policyrelay.policy.overlay.Joins.licence;
import static org.policyrelay.policy.overlay.Joins.outdoors;
import static org.policyrelay.policy.overlay.Joins.overlay;
import static org.policyrelay.policy.overlay.Joins.version;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;

/** The text of base and overlays: whose clause is whose, and from when. */
class JoinTest {

  @Test
  void eachClauseIsCitedAndSaysWhatItIsFrom() {
    var join =
        Family.of("apac:loans", List.of(base(), outdoors(), licence()))
            .at(new Market("SG"), "ooh", MAY, MAY)
            .orElseThrow()
            .join();

    assertThat(join.clauses())
        .extracting(JoinedClause::id)
        .containsExactly(
            "c1", "c2", "apac:loans:sg/tightens/c2", "apac:loans:sg/c1", "apac:loans:sg2/c1");
    assertThat(join.clauses())
        .extracting(JoinedClause::label)
        .containsExactly("¶1", "§1", "SG §1", "SG §1(2)", "SG §1(3)");
    assertThat(join.clauses())
        .extracting(one -> one.policyId() + " " + one.version())
        .containsExactly(
            "apac:loans 1.0.0",
            "apac:loans 1.0.0",
            "apac:loans:sg 1.1.0",
            "apac:loans:sg 1.1.0",
            "apac:loans:sg2 2.0.0");
    var tightened = join.clauses().get(2);
    assertThat(tightened.tightens()).isEqualTo("c2");
    assertThat(tightened.channels()).containsExactly("ooh", "dooh");
    assertThat(tightened.effectiveFrom()).isEqualTo(MARCH);
    assertThat(tightened.sourceName()).isEqualTo("The outdoor act");
    assertThat(join.clauses().get(0).sourceName()).isEqualTo("The base's act");
    isWhereItSays(join);
  }

  @Test
  void threeClausesWithOneLabelAreToldApart() {
    var third = version(overlay("apac:loans:sg3", Map.of()), "1.0.0", MARCH);

    var join =
        Family.of("apac:loans", List.of(base(), outdoors(), licence(), third))
            .at(new Market("SG"), "ooh", MAY, MAY)
            .orElseThrow()
            .join();

    assertThat(join.clauses())
        .extracting(JoinedClause::label)
        .containsExactly("¶1", "§1", "SG §1", "SG §1(2)", "SG §1(3)", "SG §1(4)");
  }

  /** Whatever a program would make of its words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The audience must be 21 or older.",
        "The audience must be **21** or older.",
        "The audience must be 18 or older, in writing.",
        "The audience must be 16 or older.",
        "Anybody may be the audience."
      })
  void aReadingStandsBesideItsClause(String reading) {
    assertThat(read(reading))
        .containsExactly("The audience must be 18 or older.", reading, "A licence must be shown.");
  }

  @Test
  void aReadingThatNobodyCouldTellFromItsClauseIsNotSaidTwice() {
    assertThat(read("The  audience must be 18 or older."))
        .containsExactly("The audience must be 18 or older.", "A licence must be shown.");
  }

  /** Its base has the clause no longer: the reading is an addition. */
  @Test
  void aReadingOfAClauseThatIsGoneTightensNothing() {
    var added = gone("A seal must be shown.");
    assertThat(added).extracting(JoinedClause::text).contains("A seal must be shown.");
    assertThat(added).extracting(JoinedClause::tightens).containsOnlyNulls();
  }

  private static List<JoinedClause> gone(String reading) {
    var overlay = version(overlay("apac:loans:sg", Map.of("c9", reading)), "1.0.0", JANUARY);
    var join = new Resolved(base(), List.of(overlay)).join();
    isWhereItSays(join);
    return join.clauses();
  }

  /** What the clauses after the first one say. */
  private static List<String> read(String reading) {
    var tightening = version(overlay("apac:loans:sg", Map.of("c2", reading)), "1.0.0", JANUARY);
    var join =
        Family.of("apac:loans", List.of(base(), tightening))
            .at(new Market("SG"), null, MARCH, MARCH)
            .orElseThrow()
            .join();
    isWhereItSays(join);
    return join.clauses().stream().skip(1).map(JoinedClause::text).toList();
  }

  @Test
  void whatOthersWroteUnderExtStaysAndGuidanceForReviewersDoesNot() {
    var entry =
        Family.of("apac:loans", List.of(base(), outdoors()))
            .at(new Market("SG"), "ooh", MARCH, MARCH)
            .orElseThrow()
            .entry();

    assertThat(entry.json().at("/ext/theirs/kept").asText()).isEqualTo("base");
    assertThat(entry.json().at("/ext/outdoor/size").asInt()).isEqualTo(7);
    assertThat(entry.json().toString()).doesNotContain("only for us");
  }

  @Test
  void twoOverlaysThatWordOneClauseBothCount() {
    var writing =
        version(
            overlay(
                "apac:loans:sg2", Map.of("c2", "The audience must be 18 or older, in writing.")),
            "1.0.0",
            JANUARY);
    var older =
        version(
            overlay("apac:loans:sg", Map.of("c2", "The audience must be 21 or older.")),
            "1.0.0",
            JANUARY);

    var join =
        Family.of("apac:loans", List.of(base(), writing, older))
            .at(new Market("SG"), null, MARCH, MARCH)
            .orElseThrow()
            .join();

    assertThat(join.clauses())
        .extracting(JoinedClause::text)
        .contains(
            "The audience must be 18 or older.",
            "The audience must be 18 or older, in writing.",
            "The audience must be 21 or older.");
    isWhereItSays(join);
  }

  @Test
  void whatIsAnnouncedIsToldInOrderAndWhatEndsToo() {
    var second = version(PLAIN.with(Map.of("enforcement", "must")), "2.0.0", MAY);
    var third = version(PLAIN, "3.0.0", MARCH);
    var ending =
        version(PLAIN, "1.0.0", JANUARY)
            .withReleases(List.of(new Release(new Market("SG"), JANUARY, MARCH, JANUARY, null)));
    var gone =
        third.withReleases(
            List.of(new Release(new Market("SG"), MARCH.plusSeconds(60), MAY, JANUARY, null)));
    var family = Family.of("apac:loans", List.of(second, gone, ending));

    var spans = family.from(new Market("SG"), null, JANUARY, JANUARY);

    assertThat(spans)
        .extracting(span -> span.what() == null ? "-" : span.what().base().version())
        .containsExactly("1.0.0", "-", "3.0.0", "2.0.0");
    assertThat(spans)
        .extracting(Family.Span::from)
        .containsExactly(JANUARY, MARCH, MARCH.plusSeconds(60), MAY);
    assertThat(spans.get(3).until()).isNull();
    assertThat(family.from(new Market("TH"), null, JANUARY, JANUARY)).isEmpty();
  }

  @Test
  void aVersionThatIsReplacedAndAnOverlayWithoutBaseSaySo() {
    var second = version(PLAIN, "2.0.0", MARCH);
    var family = Family.of("apac:loans", List.of(base(), second));

    assertThat(family.member(base()).state(new Market("SG"), JANUARY, MAY))
        .isEqualTo(VersionState.IN_EFFECT);
    assertThat(family.member(base()).state(new Market("SG"), MAY, MAY))
        .isEqualTo(VersionState.SUPERSEDED);
    assertThat(family.member(base()).state(null, MAY, MAY)).isEqualTo(VersionState.SUPERSEDED);
    assertThat(
            Family.of("apac:loans", List.of(outdoors()))
                .member(outdoors())
                .state(new Market("SG"), MAY, MAY))
        .isEqualTo(VersionState.WITHOUT_BASE);
  }
}
