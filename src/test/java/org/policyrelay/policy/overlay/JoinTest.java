package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.MarkdownParts;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.support.Policies;

/** The text of base and overlays: whose clause is whose, and in which channels it holds. */
class JoinTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final PolicyEntry PLAIN =
      Policies.read(
          """
          {"policy_id": "apac:loans", "name": "Loans", "enforcement": "should",
           "jurisdictions": ["SG"], "source_name": "The base's act",
           "policy": "Ads for loans are checked.\\n\\n1. The audience must be 18 or older.",
           "ext": {"relay": {"stance": "restricted"}, "theirs": {"kept": "base"}}}
          """);

  @Test
  void anOverlayForSomeChannelsChangesNothingInTheOthers() {
    var family = Family.of("apac:loans", List.of(base(), outdoors()));

    var anywhere = family.at(new Market("SG"), null, MARCH, MARCH).orElseThrow();
    assertThat(anywhere.stance()).contains(Stance.RESTRICTED);
    assertThat(anywhere.entry().enforcement()).isEqualTo(Enforcement.SHOULD);
    assertThat(anywhere.entry().text())
        .contains("The audience must be 18 or older.")
        .contains("In Singapore, on ooh, dooh, in addition:")
        .contains("In place of §1: The audience must be 21 or older.");
    assertThat(anywhere.byChannel())
        .containsExactly(
            new Resolved.InChannels(
                List.of("dooh", "ooh"), Stance.PROHIBITED, Enforcement.MUST, false));

    var outdoors = family.at(new Market("SG"), "dooh", MARCH, MARCH).orElseThrow();
    assertThat(outdoors.stance()).contains(Stance.PROHIBITED);
    assertThat(outdoors.entry().text())
        .contains("1. The audience must be 21 or older.")
        .doesNotContain("18");
    assertThat(outdoors.byChannel()).isEmpty();
    var display = family.at(new Market("SG"), "display", MARCH, MARCH).orElseThrow();
    assertThat(display.entry()).isEqualTo(base().entry());
  }

  @Test
  void anOverlayForAllChannelsOfItsBaseIsForAll() {
    var narrow = version(PLAIN.with(Map.of("channels", List.of("ooh"))), "1.0.0", JANUARY);

    var resolved =
        Family.of("apac:loans", List.of(narrow, outdoors()))
            .at(new Market("SG"), null, MARCH, MARCH)
            .orElseThrow();

    assertThat(resolved.stance()).contains(Stance.PROHIBITED);
    assertThat(resolved.byChannel()).isEmpty();
  }

  @Test
  void aChannelThatThePolicyIsNotForHasNone() {
    var narrow = version(PLAIN.with(Map.of("channels", List.of("ooh"))), "1.0.0", JANUARY);
    var family = Family.of("apac:loans", List.of(narrow));

    assertThat(family.at(new Market("SG"), "email", MARCH, MARCH)).isEmpty();
    assertThat(family.at(null, "email", MARCH, MARCH)).isEmpty();
    assertThat(family.at(new Market("SG"), "ooh", MARCH, MARCH)).isPresent();
  }

  @Test
  void eachClauseIsCitedAndSaysWhatItIsFrom() {
    var join =
        Family.of("apac:loans", List.of(base(), outdoors(), licence()))
            .at(new Market("SG"), "ooh", MAY, MAY)
            .orElseThrow()
            .join();

    assertThat(join.clauses())
        .extracting(JoinedClause::id)
        .containsExactly("c1", "c2", "apac:loans:sg/c1", "apac:loans:sg2/c1");
    assertThat(join.clauses())
        .extracting(JoinedClause::label)
        .containsExactly("¶1", "§1", "SG §1", "SG §1(2)");
    assertThat(join.clauses())
        .extracting(one -> one.policyId() + " " + one.version())
        .containsExactly(
            "apac:loans 1.0.0",
            "apac:loans:sg 1.1.0",
            "apac:loans:sg 1.1.0",
            "apac:loans:sg2 2.0.0");
    var tightened = join.clauses().get(1);
    assertThat(tightened.tightens()).isEqualTo("c2");
    assertThat(tightened.channels()).containsExactly("ooh", "dooh");
    assertThat(tightened.effectiveFrom()).isEqualTo(MARCH);
    assertThat(tightened.sourceName()).isEqualTo("The outdoor act");
    assertThat(join.clauses().get(0).sourceName()).isEqualTo("The base's act");
    isWhereItSays(join);
  }

  /** A note or a link of one text is not taken for one of another that has the same name. */
  @Test
  void eachTextOfTheJoinStandsByItself() {
    var guided =
        version(
            outdoors().entry().with(Map.of("guidance", "Ask[^1].\n\n[^1]: By mail.")),
            "1.1.0",
            MARCH);
    var base = version(PLAIN.with(Map.of("guidance", "Look.")), "1.0.0", JANUARY);
    var join = new Resolved(base, List.of(guided, licence())).join();

    assertThat(join.texts())
        .containsExactly(
            "Ads for loans are checked.\n\n1. The audience must be 18 or older.",
            "In Singapore, on ooh, dooh, in addition:\n\nIn place of §1: The audience must be 21 or"
                + " older.\n\n1. A licence must be shown.",
            "In Singapore, in addition:\n\n1. A licence must be shown.");
    assertThat(join.guidance()).containsExactly("Look.", "Ask[^1].\n\n[^1]: By mail.");
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
        .containsExactly("¶1", "§1", "SG §1", "SG §1(2)", "SG §1(3)");
  }

  /** What is not proved stricter takes nothing away, and what is looser says nothing. */
  @Test
  void aReadingThatIsNotProvedStricterStandsBesideItsClause() {
    assertThat(read("The audience must be 21 or older."))
        .containsExactly("The audience must be 21 or older.", "A licence must be shown.");
    assertThat(read("The audience must be 18 or older, in writing."))
        .as("the same by its rule words, and not to a reader")
        .containsExactly(
            "The audience must be 18 or older.",
            "The audience must be 18 or older, in writing.",
            "A licence must be shown.");
    assertThat(read("The  audience must be 18 or older."))
        .as("nobody sees a difference")
        .containsExactly("The audience must be 18 or older.", "A licence must be shown.");
    assertThat(read("The audience must be 18 or older and 3 must agree."))
        .as("nobody can prove it")
        .containsExactly(
            "The audience must be 18 or older.",
            "The audience must be 18 or older and 3 must agree.",
            "A licence must be shown.");
    assertThat(read("The audience must be 16 or older."))
        .as("looser")
        .containsExactly("The audience must be 18 or older.", "A licence must be shown.");
  }

  /** A reading that opens something would swallow what stands after it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- The audience must be 21 or older.",
        "``` The audience must be 21 or older.",
        "- The audience must be 21 or older.",
        "# The audience must be 21 or older.",
        "> The audience must be 21 or older.",
        "[The audience must be 21 or older.](https://a.example)"
      })
  void aReadingThatIsMoreThanWordsStandsBesideItsClauseAndEndsThere(String reading) {
    // as it is stored: one that shows nothing is refused by now
    var entry = overlay("apac:loans:sg", Map.of("c2", "READING"));
    var stored = PolicyEntry.stored(entry.json().toString().replace("READING", reading));
    var join = new Resolved(base(), List.of(version(stored, "1.0.0", JANUARY))).join();

    isWhereItSays(join);
    assertThat(join.clauses())
        .extracting(JoinedClause::text)
        .contains("The audience must be 18 or older.", reading, "A licence must be shown.");
    assertThat(MarkdownParts.of(join.entry().text(), words -> words, true))
        .contains(new MarkdownParts.Part("text", "A licence must be shown."));
  }

  /**
   * Its base has the clause no longer: the reading is an addition, and says nothing that lets go.
   */
  @Test
  void aReadingOfAClauseThatIsGoneTightensNothing() {
    var added = gone("A seal must be shown.");
    assertThat(added).extracting(JoinedClause::text).contains("A seal must be shown.");
    assertThat(added).extracting(JoinedClause::tightens).containsOnlyNulls();

    assertThat(gone("Ads may target anybody."))
        .extracting(JoinedClause::text)
        .containsExactly(
            "Ads for loans are checked.",
            "The audience must be 18 or older.",
            "A licence must be shown.");
  }

  private static List<JoinedClause> gone(String reading) {
    var overlay = version(overlay("apac:loans:sg", Map.of("c9", reading)), "1.0.0", JANUARY);
    var join = new Resolved(base(), List.of(overlay)).join();
    isWhereItSays(join);
    return join.clauses();
  }

  /** Only what is proved stricter says that it takes the clause's place in some channels. */
  @Test
  void inSomeChannelsTooNothingTakesAPlaceThatIsNotProvedStricter() {
    var text =
        new Resolved(
                base(),
                List.of(
                    version(
                        overlay("apac:loans:sg", Map.of("c2", "The audience must be of full age."))
                            .with(Map.of("channels", List.of("ooh"))),
                        "1.0.0",
                        JANUARY)))
            .join()
            .entry()
            .text();
    assertThat(text)
        .contains("1. The audience must be 18 or older.", "The audience must be of full age.")
        .doesNotContain("In place of");
  }

  @Test
  void stressIsNoMoreThanWords() {
    assertThat(read("The audience must be **21** or older."))
        .containsExactly("The audience must be **21** or older.", "A licence must be shown.");
  }

  /** What a program reads of the joined text is what the page shows of its parts. */
  @Test
  void whatOneEntryLeavesOpenOrNamesIsNotReadIntoTheOther() {
    var base =
        version(
            PLAIN.with(
                Map.of("policy", "See [law].[^1]\n\n[law]: /1\n\n[^1]: Of 2026.\n\n```\nas is")),
            "1.0.0",
            JANUARY);
    var overlay =
        version(
            overlay("apac:loans:sg", Map.of())
                .with(Map.of("policy", "Hold to [law].[^1]\n\n[law]: /2\n\n[^1]: Of 2027.")),
            "1.0.0",
            JANUARY);
    var join = new Resolved(base, List.of(overlay)).join();

    assertThat(join.entry().text())
        .isEqualTo(
            """
            See [law].[^1]

            [law]: /1

            [^1]: Of 2026.

            ```
            as is
            ```

            In Singapore, in addition:

            Hold to [law][link-2].[^1-2]

            [link-2]: /2

            [^1-2]: Of 2027.\
            """);
    assertThat(join.texts())
        .as("the page shows each to the letter")
        .containsExactly(
            base.entry().text(), "In Singapore, in addition:\n\n" + overlay.entry().text());
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

    assertThat(join.entry().text()).contains("1. The audience must be 21 or older.");
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

    assertThat(family.state(base(), new Market("SG"), JANUARY, MAY))
        .isEqualTo(VersionState.IN_EFFECT);
    assertThat(family.state(base(), new Market("SG"), MAY, MAY)).isEqualTo(VersionState.SUPERSEDED);
    assertThat(family.state(base(), null, MAY, MAY)).isEqualTo(VersionState.SUPERSEDED);
    assertThat(
            Family.of("apac:loans", List.of(outdoors()))
                .state(outdoors(), new Market("SG"), MAY, MAY))
        .isEqualTo(VersionState.WITHOUT_BASE);
  }

  /** Ids and labels are unique, and each clause stands in the line that it names. */
  static void isWhereItSays(Join join) {
    assertThat(String.join("\n\n", join.texts())).isEqualTo(join.entry().text());
    assertThat(String.join("\n\n", join.guidance())).isEqualTo(join.entry().guidance().orElse(""));
    var lines = join.entry().text().lines().toList();
    var names = new HashSet<String>();
    for (var clause : join.clauses()) {
      assertThat(names.add(clause.id())).as("id %s", clause.id()).isTrue();
      assertThat(names.add(clause.label())).as("label %s", clause.label()).isTrue();
      assertThat(lines.get(clause.line())).as("line of %s", clause.id()).endsWith(clause.text());
    }
  }

  private static PublishedVersion base() {
    return version(PLAIN, "1.0.0", JANUARY);
  }

  private static PublishedVersion outdoors() {
    var entry =
        overlay("apac:loans:sg", Map.of("c2", "The audience must be 21 or older."))
            .with(
                Map.of(
                    "channels",
                    List.of("ooh", "dooh"),
                    "enforcement",
                    "must",
                    "source_name",
                    "The outdoor act"));
    var ext =
        Map.of(
            "outdoor",
            Map.of("size", 7),
            "theirs",
            Map.of("kept", "overlay"),
            "relay",
            Map.of(
                "overlay_of",
                "apac:loans",
                "stance",
                "prohibited",
                "reviewer_guidance",
                "only for us",
                "tightens",
                entry.tightens()));
    return version(entry.with(Map.of("ext", ext)), "1.1.0", MARCH);
  }

  private static PublishedVersion licence() {
    return version(overlay("apac:loans:sg2", Map.of()), "2.0.0", MARCH);
  }

  private static PolicyEntry overlay(String id, Map<String, String> tightens) {
    var relay = new LinkedHashMap<String, Object>();
    relay.put("overlay_of", "apac:loans");
    relay.put("tightens", tightens);
    return PLAIN
        .without("source_name")
        .with(
            Map.of(
                "policy_id",
                id,
                "policy",
                "1. A licence must be shown.",
                "ext",
                Map.of("relay", relay)));
  }

  private static PublishedVersion version(PolicyEntry entry, String number, Instant from) {
    return new PublishedVersion(
        entry,
        number,
        "PC-1",
        JANUARY,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of(new Release(new Market("SG"), from, null, JANUARY, null)));
  }
}
