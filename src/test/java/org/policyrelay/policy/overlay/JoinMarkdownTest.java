package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.Joins.JANUARY;
import static org.policyrelay.policy.overlay.Joins.MARCH;
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
import org.policyrelay.policy.entry.MarkdownParts;
import org.policyrelay.policy.entry.PolicyEntry;

/** What one text of a join opens, names or leaves open stays its own. */
class JoinMarkdownTest {

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
            "In Singapore, on ooh, dooh, in addition:\n\nOn §1:\n\nThe audience must be 21 or"
                + " older.\n\n1. A licence must be shown.",
            "In Singapore, in addition:\n\n1. A licence must be shown.");
    assertThat(join.guidance()).containsExactly("Look.", "Ask[^1].\n\n[^1]: By mail.");
    isWhereItSays(join);
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
}
