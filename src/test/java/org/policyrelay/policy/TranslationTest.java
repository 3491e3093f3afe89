package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Policies;

/** A link to a clause leads to it in every language. */
class TranslationTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Loans.~~1. Ask.~2. Tell.  | Pinjaman.~~1. Tanya.~2. Beri tahu.        | 0 2 3
          Loans.~~1. Ask.~2. Tell.  | Pinjaman~begini.~~1. Tanya.~~2. Beri tahu. | 0 3 5
          Loans.~~1. Ask.~2. Tell.  | Pinjaman.                                 | 0 0 0
          Loans.~~1. Ask.~Or not.   | Pinjaman~begini.~~1. Tanya.~~2. Lagi.     | 0 3 3
          """)
  void aClauseIsWhereItIsTold(String english, String here, String lines) {
    var text = english.replace("~", "\n");
    var entry =
        Policies.read(
                """
                {"policy_id": "loans", "name": "Loans", "enforcement": "must", "policy": "x"}
                """)
            .with(Map.of("policy", text));
    var shown =
        new PublishedVersion(
            entry,
            "1.0.0",
            "PC-1",
            NOW,
            null,
            ClauseIds.give(text, List.of(), 0).clauses(),
            List.of());
    var translation =
        new Translation(
            "loans",
            "1.0.0",
            "id",
            "Pinjaman",
            null,
            here.replace("~", "\n"),
            null,
            "",
            "a",
            "b",
            NOW);

    assertThat(translation.clauses(shown))
        .extracting(clause -> Integer.toString(clause.line()))
        .containsExactly(lines.split(" "));
    assertThat(translation.clauses(shown))
        .extracting(Clause::id)
        .containsExactlyElementsOf(shown.clauses().stream().map(Clause::id).toList());
  }

  /** Where there are as many, each stands for its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1. Ask.~2. Tell.            | 1. Tanya.~2. Beri tahu.      | ''",
        "Loans.~Ask.                 | Pinjaman.~Tanya.             | ''",
        "Loans.~1. Ask.~2. Tell.     | Pinjaman.                    | ¶1 §1 §2",
        "Loans.~1. Ask.~2. Tell.     | Pinjaman.~begini.~2. Tanya.~3. x | ¶1 §1",
        "1. Ask.                     | 1. Tanya.~2. Lagi.           | ''",
      })
  void whatATranslationLeavesOutIsNamed(String english, String here, String missing) {
    assertThat(Translation.missing(english.replace("~", "\n"), here.replace("~", "\n")))
        .isEqualTo(missing.isEmpty() ? List.of() : List.of(missing.split(" ")));
  }
}
