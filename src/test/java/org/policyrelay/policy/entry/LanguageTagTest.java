package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;

class LanguageTagTest {

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "id, id",
    "ID, id",
    "ind, id",
    "in, id",
    "may, ms",
    "msa, ms",
    "chi, zh",
    "zho, zh",
    "cmn-hans, zh-Hans",
    "zh-hant-tw, zh-Hant-TW",
    "fil, fil",
    "tl, tl",
    "ms-arab, ms-Arab",
    "bur, my"
  })
  void aLanguageHasOneSpelling(String written, String tag) {
    assertThat(LanguageTag.of(written)).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "en",
        "EN-au",
        "eng",
        "i",
        "123",
        "id_ID",
        "x-private",
        "id-x-en",
        "id-u-co-phonebk",
        "root",
        "und",
        "mul",
        "mis",
        "zxx",
        "sgn-US",
        "de-1901",
        "qaa",
        "th-th-th"
      })
  void whatNamesNoLanguageThatPeopleReadIsRefused(String tag) {
    assertThatThrownBy(() -> LanguageTag.of(tag)).isInstanceOf(RefusedException.class);
  }
}
