package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read as one with a clause. */
class PassageTest {

  private static final String TEXT =
      """
      # Alcohol

      These rules are for beer
      and for wine.

      1. Ads must not show minors,
         be they actors or not.
         - This holds for drawings.
      2. Ads must name the maker.

      | term | means |
      |---|---|
      | minor | below 18 |
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; # Alcohol",
        "3; 'These rules are for beer\nand for wine.'",
        "5; '1. Ads must not show minors,\n   be they actors or not.\n   - This holds for drawings.'",
        "6; '1. Ads must not show minors,\n   be they actors or not.\n   - This holds for drawings.'",
        "7; - This holds for drawings.",
        "8; 2. Ads must name the maker.",
        "12; '| term | means |\n|---|---|\n| minor | below 18 |'",
        "99; ''",
      })
  void aPointHasItsPartsAndAParagraphItsLines(int line, String passage) {
    assertThat(Passage.of(TEXT, line)).isEqualTo(passage);
  }
}
