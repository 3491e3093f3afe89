package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Requirement;

class NumberExampleTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "PAGCOR-[0-9]{4} ~ PAGCOR-1234",
        "MYX \\d{4}/20\\d\\d ~ MYX 1234/2056",
        "[A-Z]{2}[0-9] ~ AB1",
        "A-[0-9]+ ~ ",
        "(?:A|B)-1 ~ ",
        "A|B ~ ",
        "[가-힣]{2} ~ "
      })
  void aPatternIsToldByAnExample(String pattern, String example) {
    var requirement =
        new Requirement(
            "n",
            "c1",
            Requirement.Type.APPROVAL_NUMBER,
            Reach.EVERYBODY,
            null,
            pattern,
            null,
            "policy");

    assertThat(NumberExample.of(requirement).orElse(null)).isEqualTo(example);
  }
}
