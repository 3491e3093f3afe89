package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.FieldError;

/** What a page would show is asked for, and not only how it is written. */
class WrittenTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ads &#x202e;must name it.",
        "Ads &#8238;must name it.",
        "Ads [name](https://a.example/&#x202e;z) it.",
        "Ads [name](https://a.example \"&#8238;\") it.",
        "| A |\n|---|\n| &#x202e; |",
        "Ads name it.[^1]\n\n[^1]: In &#x202e;full."
      })
  void whatMayNotStandThereMayNotBeWrittenByItsNumber(String text) {
    assertThat(WrittenText.errorIn("policy", text))
        .contains(
            new FieldError(
                "policy",
                "malformed",
                "must not contain what turns the direction of text, U+202E, written by its number or"
                    + " name"));
  }

  @Test
  void whatIsShownToTheLetterIsNoLetterOfIt() {
    assertThat(WrittenText.errorIn("policy", "Ads write `&#x202e;` and \\&#x202e; and &lt;."))
        .isEmpty();
    assertThat(WrittenText.errorIn("policy", "Ads \u202emust"))
        .hasValueSatisfying(error -> assertThat(error.message()).endsWith("at character 5"));
    assertThat(WrittenText.errorIn("policy", null))
        .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("required"));
  }
}
