package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.ClauseIdMigration.Stored;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.ClauseIds;

/** V6 gives what it gave on its day: these ids are in databases. */
@Tag("any-database")
class ClauseIdMigrationTest {

  private static final List<String> TEXTS =
      List.of(
          """
          # Wine

          1. Ads must be shown to adults only.
          2. Ads must carry a warning.
          * No bottle is given away.
          """,
          """
          # Wine
          1. Ads must carry a warning that can be read.
          2. Ads must be shown to adults only.
          2. Nothing else.
          """,
          """
          # Wine

          - No bottle is given away.
          1) Ads must be shown to adults only.
          """);

  @Test
  void aClauseKeepsItsIdAndOneThatComesBackGetsItAgain() {
    assertThat(ClauseIdMigration.clausesOf(TEXTS))
        .containsExactly(
            List.of(
                new Stored("c1", "¶1", 0, "# Wine"),
                new Stored("c2", "§1", 2, "Ads must be shown to adults only."),
                new Stored("c3", "§2", 3, "Ads must carry a warning."),
                new Stored("c4", "¶2", 4, "No bottle is given away.")),
            List.of(
                new Stored("c1", "¶1", 0, "# Wine"),
                new Stored("c3", "§1", 1, "Ads must carry a warning that can be read."),
                new Stored("c2", "§2", 2, "Ads must be shown to adults only."),
                new Stored("c5", "§2(2)", 3, "Nothing else.")),
            List.of(
                new Stored("c1", "¶1", 0, "# Wine"),
                new Stored("c4", "¶2", 2, "No bottle is given away."),
                new Stored("c2", "§1", 3, "Ads must be shown to adults only.")));
  }

  /** On its day a row of a table was a line like any other, and a hidden letter a letter. */
  @Test
  void whatHasBecomeOtherSinceDoesNotChangeIt() {
    var table = "| Drink | Age |\n|---|---|\n| Wine | 18 |";
    assertThat(ClauseIdMigration.clausesOf(List.of(table)).get(0))
        .extracting(Stored::id)
        .containsExactly("c1", "c2", "c3");
    assertThat(ClauseIdMigration.clausesOf(List.of("Wine", "Wi\u00ADne")).get(1))
        .extracting(Stored::id)
        .containsExactly("c2");
  }

  /** Of what people wrote then, what lives on makes the same. */
  @Test
  void theNextVersionFindsTheClausesThatItKnows() {
    var given = ClauseIdMigration.clausesOf(TEXTS);
    var earlier = new ArrayList<List<Clause>>();
    var last = 0;
    for (var version = 0; version < TEXTS.size(); version++) {
      var living = ClauseIds.give(TEXTS.get(version), earlier, last);
      last = living.last();
      earlier.add(0, living.clauses());
      assertThat(ClauseIds.write(living.clauses()))
          .isEqualTo(
              ClauseIds.write(
                  given.get(version).stream()
                      .map(one -> new Clause(one.id(), one.label(), one.line(), one.text()))
                      .toList()));
    }
  }
}
