package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

  @Test
  void aTextIsShownToTheLetter() {
    var text = "1. <name> & ``` *not*\n5. five";
    assertThat(MarkdownText.exact(text)).isEqualTo("````text\n" + text + "\n````");
  }

  @Test
  void whatNobodySeesIsNamed() {
    var text = "only\u00a0\u00a0with\u202e a\u200b licence";
    assertThat(MarkdownText.exact(text))
        .contains(text)
        .endsWith("*Characters in it that are not seen: U+00A0 × 2, U+200B × 1, U+202E × 1*");
  }

  @ParameterizedTest
  @CsvSource({"a b, a b", "a\u00a0b, a⟨U+00A0⟩b", "18\u168020, 18⟨U+1680⟩20", "a*b, a\\*b"})
  void inALineItStandsWhereItIs(String text, String shown) {
    assertThat(MarkdownText.visible(text)).isEqualTo(shown);
  }
}
