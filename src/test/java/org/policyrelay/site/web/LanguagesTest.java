package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way a language is read. */
class LanguagesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ar",
        "ar-EG",
        "fa",
        "ur",
        "he",
        "dv",
        "ps",
        "ug",
        "yi",
        "sd",
        "ckb",
        "ms-Arab",
        "az-Arab",
        "pa-Arab",
        "ku-Arab",
        "ms-Arab-BN",
        "en-Hebr",
        "dv-Thaa",
        "ar-Syrc",
        "nqo-Nkoo",
        "ff-Adlm",
        "rhg-Rohg"
      })
  void fromTheRight(String tag) {
    assertThat(Languages.directionOf(tag)).isEqualTo("rtl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"en", "id", "ms", "th", "zh-Hans", "ar-Latn", "ur-Latn", "az", "ku", "tr"})
  void fromTheLeft(String tag) {
    assertThat(Languages.directionOf(tag)).isEqualTo("ltr");
  }
}
