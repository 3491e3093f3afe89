package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clause ids stay with their clauses. */
class ClauseIdsTest {

  private static final String BEFORE =
      "Ads for adults only.\n\n1. The audience must be 18 or older.\n2. No ad may show drinking.";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing           | Ads for adults only.~1. The audience must be 18 or older.~2. No ad may show drinking. | c1 c2 c3
          another number    | Ads for adults only.~1. The audience must be 21 or older.~2. No ad may show drinking. | c1 c2 c3
          one between       | Ads for adults only.~1. The audience must be 18 or older.~2. Prices must be in local money.~3. No ad may show drinking. | c1 c2 c4 c3
          one removed       | Ads for adults only.~1. No ad may show drinking. | c1 c3
          turned round      | Ads for adults only.~1. No ad may show drinking.~2. The audience must be 18 or older. | c1 c3 c2
          another altogether| Ads for adults only.~1. Lotteries are banned on television.~2. No ad may show drinking. | c1 c4 c3
          """)
  void anEditKeepsTheIdsOfWhatLivesOn(String edit, String after, String ids) {
    var former = ClauseIds.give(BEFORE, List.of(), 0);

    var given = ClauseIds.give(after.replace("~", "\n"), List.of(former.clauses()), former.last());

    assertThat(given.clauses()).extracting(Clause::id).containsExactly(ids.split(" "));
  }

  @Test
  void aClauseThatComesBackGetsItsOldId() {
    var first = ClauseIds.give(BEFORE, List.of(), 0);
    var second = ClauseIds.give("Ads for adults only.", List.of(first.clauses()), first.last());
    var third = ClauseIds.give(BEFORE, List.of(second.clauses(), first.clauses()), second.last());

    assertThat(third.clauses()).isEqualTo(first.clauses());
  }

  @Provide
  Arbitrary<List<List<String>>> histories() {
    var clause =
        Arbitraries.of(
            "The audience must be 18 or older",
            "The audience must be 21 or older",
            "No ad may show drinking",
            "No ad may show anybody drinking",
            "Prices are shown in local money",
            "Lotteries are banned",
            "A licence must be shown",
            "The audience must be 18 or older");
    return clause.list().ofMaxSize(6).list().ofMinSize(1).ofMaxSize(6);
  }

  /** Through any history: no id twice in a version, and none that meant something else before. */
  @Property(tries = 500)
  void anIdMeansOneClause(@ForAll("histories") List<List<String>> history) {
    var earlier = new ArrayList<List<Clause>>();
    var firstText = new HashMap<String, String>();
    var last = 0;
    for (var lines : history) {
      var text = numbered(lines);
      var given = ClauseIds.give(text, earlier, last);
      var ids = given.clauses().stream().map(Clause::id).toList();
      assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
      assertThat(given.clauses()).extracting(Clause::text).containsExactlyElementsOf(lines);
      if (!earlier.isEmpty()) {
        keepsWhatReadsTheSame(earlier.get(0), given.clauses());
      }
      for (var clause : given.clauses()) {
        var number = Integer.parseInt(clause.id().substring(1));
        if (number > last) {
          assertThat(firstText).doesNotContainKey(clause.id());
        }
        firstText.putIfAbsent(clause.id(), clause.text());
      }
      last = given.last();
      earlier.add(0, given.clauses());
    }
  }

  private static void keepsWhatReadsTheSame(List<Clause> before, List<Clause> after) {
    var former = before.stream().collect(Collectors.groupingBy(Clause::text));
    var latter = after.stream().collect(Collectors.groupingBy(Clause::text));
    former.forEach(
        (text, clauses) -> {
          var now = latter.getOrDefault(text, List.of());
          var kept =
              now.stream()
                  .filter(one -> clauses.stream().anyMatch(old -> old.id().equals(one.id())))
                  .count();
          assertThat(kept).isEqualTo(Math.min(clauses.size(), now.size()));
        });
  }

  private static String numbered(List<String> lines) {
    var text = new StringBuilder();
    for (var index = 0; index < lines.size(); index++) {
      text.append(index + 1).append(". ").append(lines.get(index)).append('\n');
    }
    return text.toString();
  }
}
