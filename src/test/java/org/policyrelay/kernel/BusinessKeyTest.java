package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessKeyTest {

  @ParameterizedTest
  @CsvSource({
    "PC-2026-17, PC, 2026, 17",
    "HO-2031-123456789012345678, HO, 2031, 123456789012345678"
  })
  void aKeyIsReadBack(String text, String prefix, int year, long number) {
    assertThat(BusinessKey.parse(text)).isEqualTo(new BusinessKey(prefix, year, number));
  }

  @Property
  void whatIsWrittenIsReadBack(
      @ForAll @StringLength(min = 1, max = 5) @CharRange(from = 'A', to = 'Z') String prefix,
      @ForAll @IntRange(min = 1000, max = 9999) int year,
      @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long number) {
    var key = new BusinessKey(prefix, year, number);
    assertThat(BusinessKey.parse(key.toString())).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PC",
        "PC-2026",
        "PC-2026-",
        "pc-2026-1",
        "PC-26-1",
        "PC-2026--1",
        "PC-2026-1 ",
        " PC-2026-1",
        "PC-2026-1\n",
        "PC-2026-1234567890123456789",
        "PC-2026-1-2",
        "P1-2026-1"
      })
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> BusinessKey.parse(text))
        .withMessageContaining("PC-2026-17")
        .extracting(RefusedException::code)
        .isEqualTo(ErrorCode.INVALID_KEY);
  }
}
