package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words, numbers and signs carry a rule, and which words are other words. */
class RuleWordsTest {

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          show wine            | show beer              | beer
          show wine            | show wine and beer     | and beer
          show wine and beer   | show wine              |
          shown to men         | shown by men           | by
          wine, beer, wine     | beer, Wine             |
          beer                 | beers                  | beers
          prescribe            | proscribe              | proscribe
          licensed             | unlicensed             | unlicensed
          class a              | class b                | b
          """)
  void aWordIsAddedUnlessItIsThere(String before, String after, @Nullable String added) {
    assertThat(RuleWords.added(before, after))
        .isEqualTo(added == null ? List.of() : List.of(added.split(" ")));
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
          It isn’t over 21%              | isn't over 21 %
          musty cannery                  |
          Beer of ≤ 5 % at −3 °C         | ≤ 5 % − 3 °c
          ๒๐ years, ① and Ⅳ, 18+         | ๒๐ 1 18 + IV
          A fee of $ 5 or 5 €            | $ 5 5 €
          18–25, 10:30, 1/2              | 18 25 10:30 1/2
          Wine ✓, ~no~ _must_ &lt; 5      | ✓ ~ no ~ must < 5
          """)
  void theWordsOfTheRuleInTheirOrder(String text, @Nullable String words) {
    assertThat(RuleWords.of(text))
        .isEqualTo(words == null ? List.of() : Stream.of(words.split(" ", -1)).toList());
  }
}
