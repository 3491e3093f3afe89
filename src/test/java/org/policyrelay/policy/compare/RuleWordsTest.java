package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words carry a rule, and which words are other words and no slip of the pen. */
class RuleWordsTest {

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          show wine            | show beer              | beer
          show wine            | show wine and beer     | beer
          show wine and beer   | show wine              |
          show wine            | show the wine to whom  |
          wine, beer, wine     | beer and wine          |
          beer                 | beers                  |
          beers                | beer                   |
          bear                 | beer                   | beer
          loans                | loanz                  | loanz
          lender               | lendar                 |
          lender               | lende                  | lende
          lenders              | lendes                 |
          lender               | lendder                |
          lender               | ledner                 |
          lender               | lebker                 | lebker
          lender               | lexyder                | lexyder
          lexyder              | lender                 | lender
          lender               | lenderly               | lenderly
          lenderly             | lender                 | lender
          bannana              | banana                 |
          banana               | bannana                |
          bookkeeper           | bookeeper              |
          bookeeper            | bookkeeper             |
          licensed             | unlicensed             | unlicensed
          a                    | b                      |
          """)
  void aWordIsAddedUnlessItIsThereOrIsASlip(String before, String after, @Nullable String added) {
    assertThat(RuleWords.added(before, after))
        .isEqualTo(added == null ? List.of() : List.of(added));
  }

  /** No letter is too little in a script without spaces: 可 allows, 不可 forbids. */
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          广告可播放    | 广告不可播放    | 不
          广告不可播放  | 广告可播放      |
          ad 广告       | ad 广告 beer   | beer
          """)
  void everyLetterOfAScriptWithoutSpacesIsAWord(
      String before, String after, @Nullable String added) {
    assertThat(RuleWords.added(before, after))
        .isEqualTo(added == null ? List.of() : List.of(added));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ads MUST show 1,000.5 per cent | must 1,000.5
          You can't, but they can        | can't can
          It isn’t over 21%              | isn’t over 21%
          musty cannery                  |
          """)
  void theWordsOfTheRuleInTheirOrder(String text, @Nullable String words) {
    assertThat(RuleWords.of(text))
        .isEqualTo(words == null ? List.of() : List.of(words.split(" ", -1)));
  }

  /** Whether one word is a slip of another is the same from both sides. */
  @Property
  void aSlipIsASlipThereAndBack(
      @ForAll @AlphaChars @LowerChars @StringLength(min = 2, max = 9) String one,
      @ForAll @AlphaChars @LowerChars @StringLength(min = 2, max = 9) String other) {
    assertThat(RuleWords.added(one, one)).isEmpty();
    if (!RuleWords.added("", one).isEmpty() && !RuleWords.added("", other).isEmpty()) {
      assertThat(RuleWords.added(one, other).isEmpty())
          .isEqualTo(RuleWords.added(other, one).isEmpty());
    }
  }
}
