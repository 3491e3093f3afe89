package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clause is which after an edit. Clauses are written as {@code label: words}. */
class ClauseMatchTest {

  /** Half of the words is enough; the same label makes up for a little less. */
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          §1: a b c d           | §2: a b x y             | true
          §1: a b c d           | §2: a x y z             | false
          §1: a b c d           | §1: a x y z             | false
          §1: a b c d e         | §2: a b x y z           | false
          §1: a b c d e         | §1: a b x y z           | true
          §1: a b c             | §2: a                   | true
          §1: a                 | §2: a b c               | true
          §1: a                 | §2: a b c d             | false
          §1: a b               | §2: b a                 | true
          §1: a a a             | §2: a b c               | false
          §1: Adults only       | §2: adults ONLY         | true
          §1: 酒类广告必须明示    | §2: 酒类广告不得明示      | true
          §1: 酒类广告必须明示    | §2: 彩票禁止在电视播放    | false
          §1: 酒 a              | §2: 酒 b                 | true
          """)
  void clausesThatShareHalfOfTheirWordsAreOne(String before, String after, boolean same) {
    assertThat(ClauseMatch.match(clauses(before), clauses(after)))
        .isEqualTo(same ? Map.of(0, 0) : Map.of());
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          §1: a b c d ~ §2: a b c x   | §3: a b c x             | 0=1     | what reads the same is the same
          §1: a b c d ~ §2: a b x y   | §3: a b c z             | 0=0     | of two that are like it, the liker one
          §1: a b c d ~ §2: a b c d   | §3: a b c d             | 0=0     | of two that read the same, the first
          §1: a b c x ~ §2: a b c y   | §2: a b c z             | 0=1     | of two alike, the one with the label
          §1: a b ~ §2: k l ~ §3: a b | §7: k l ~ §8: a b ~ §9: a b | 0=1 1=0 2=2 | those that read the same in their order
          §1: k l ~ §2: a b c x ~ §3: m n ~ §4: o p ~ §5: a b c y | §6: k l ~ §7: q r ~ §8: m n ~ §9: a b c z | 0=0 2=2 3=4 | of two alike, the one that is nearer
          §1: a b x y ~ §2: a b c d   | §3: a b c z             | 0=1     | of two that are like it, the liker one, wherever it stands
          §1: a b c x                 | §2: a b c y ~ §3: a b c z | 0=0   | a clause lives on in one place
          §1: a b c x ~ §2: m n ~ §3: a b c y | §4: m n ~ §5: a b c z | 0=1 1=0 | of two alike and as near, the first
          §1: k l ~ §2: a b c x ~ §3: m n | §4: a b c y ~ §5: n m k ~ §6: a b c z | 0=1 1=2 | of two alike and as near, the first takes it
          """)
  void theLikestBelongTogether(String before, String after, String pairs, String why) {
    assertThat(ClauseMatch.match(clauses(before), clauses(after)))
        .containsExactlyInAnyOrderEntriesOf(pairs(pairs));
  }

  @Test
  void wordsAreSharedAsOftenAsBothHaveThem() {
    assertThat(ClauseMatch.match(clauses("§1: a a b b"), clauses("§2: a a c d"))).hasSize(1);
    assertThat(ClauseMatch.match(clauses("§1: a b c d"), clauses("§2: a a a a"))).isEmpty();
  }

  /** No clause is two, whatever is edited, and what reads the same never gets lost. */
  @Property(tries = 300)
  void eachClauseIsOneOther(
      @ForAll("texts") List<ClauseText> before, @ForAll("texts") List<ClauseText> after) {
    var match = ClauseMatch.match(before, after);

    assertThat(new HashSet<>(match.values())).hasSameSizeAs(match.values());
    assertThat(before.stream().map(ClauseText::text).sorted().toList())
        .satisfies(
            former -> {
              var left = new ArrayList<>(former);
              var kept = after.stream().filter(one -> left.remove(one.text())).count();
              assertThat(match.size()).isGreaterThanOrEqualTo((int) kept);
            });
    assertThat(ClauseMatch.match(after, after)).hasSameSizeAs(after);
  }

  @Provide
  Arbitrary<List<ClauseText>> texts() {
    return Arbitraries.of("a b c d", "a b c x", "a b x y", "k l m", "酒类广告", "酒类告示")
        .list()
        .ofMaxSize(5)
        .map(
            texts -> {
              var clauses = new ArrayList<ClauseText>();
              texts.forEach(
                  text -> clauses.add(new ClauseText("§" + clauses.size(), clauses.size(), text)));
              return clauses;
            });
  }

  private static Map<Integer, Integer> pairs(String text) {
    var pairs = new HashMap<Integer, Integer>();
    for (var pair : text.strip().split(" ", -1)) {
      pairs.put(
          Integer.valueOf(pair.substring(0, pair.indexOf('='))),
          Integer.valueOf(pair.substring(pair.indexOf('=') + 1)));
    }
    return pairs;
  }

  private static List<ClauseText> clauses(String text) {
    return Arrays.stream(text.split("~", -1))
        .map(String::strip)
        .map(
            clause ->
                new ClauseText(
                    clause.substring(0, clause.indexOf(':')),
                    0,
                    clause.substring(clause.indexOf(':') + 1).strip()))
        .toList();
  }
}
