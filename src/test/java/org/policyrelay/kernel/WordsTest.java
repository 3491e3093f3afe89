package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void oneIsNotSeveral() {
    assertThat(Words.count(0, "day")).isEqualTo("0 days");
    assertThat(Words.count(1, "day")).isEqualTo("1 day");
    assertThat(Words.count(2, "day")).isEqualTo("2 days");
  }

  @Test
  void aSentenceBeginsWithACapitalAndKeepsItsNames() {
    assertThat(Words.capital("the law of SG")).isEqualTo("The law of SG");
    assertThat(Words.capital("\uD801\uDC28x")).isEqualTo("\uD801\uDC00x");
  }

  /** In the Turkish locale, too: an i stays an I. */
  @Test
  void countriesAreTypedInWhateverCase() {
    assertThat(MarketNames.typed(" sg, Th ,,ID,vi ")).containsExactly("SG", "TH", "ID", "VI");
    assertThat(MarketNames.typed("")).isEmpty();
  }
}
