package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes is pointed out; a word for a word, and what is added, is not. */
class TakenOutTest {

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the yearly and the monthly rate | the yearly rate   | and the monthly
          wine and beer are shown         | alcohol are shown | and beer
          to adults and their guests      | to adults         | and their guests
          须显示年利率和月利率            | 须显示年利率      | 和月利率
          """)
  void isPointedOut(String before, String after, String words) {
    assertThat(TakenOut.between(before, after)).containsExactly(words);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shwon to adults  | shown to adults
          a rate, shown    | a rate shown
          the  rate        | the rate
          the rate         | the yearly rate
          """)
  void isNot(String before, String after) {
    assertThat(TakenOut.between(before, after)).isEmpty();
  }
}
