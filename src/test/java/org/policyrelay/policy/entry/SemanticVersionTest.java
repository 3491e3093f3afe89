package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.SemanticVersion.Bump;

class SemanticVersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0", "1.0.0", "10.20.30", "999999.999999.999999"})
  void threeNumbersAreAVersion(String text) {
    assertThat(SemanticVersion.parse(text)).map(SemanticVersion::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.0",
        "1.0.0.0",
        "v1.0.0",
        "1.0.0-rc.1",
        "1.0.0+build",
        "01.0.0",
        "1.00.0",
        "1.0.-1",
        "1.0.0 ",
        " 1.0.0",
        "1.0.0\n",
        "1,0,0",
        "1000000.0.0",
        "٢.0.0"
      })
  void anythingElseIsNone(String text) {
    assertThat(SemanticVersion.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PATCH, 1.2.4", "MINOR, 1.3.0", "MAJOR, 2.0.0"})
  void raisingAPartSetsTheLowerOnesToNought(Bump bump, String next) {
    assertThat(new SemanticVersion(1, 2, 3).next(bump)).hasToString(next);
  }

  @Test
  void versionsAreOrderedAsNumbersNotAsText() {
    var ordered =
        List.of("0.9.9", "1.0.0", "1.0.2", "1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0");
    assertThat(
            Stream.of("1.10.0", "10.0.0", "1.0.10", "0.9.9", "2.0.0", "1.2.0", "1.0.2", "1.0.0")
                .map(text -> SemanticVersion.parse(text).orElseThrow())
                .sorted()
                .map(SemanticVersion::toString))
        .containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.4, PATCH",
    "1.2.3, 1.3.3, MINOR",
    "1.2.3, 1.3.0, MINOR",
    "1.2.3, 2.2.3, MAJOR",
    "1.2.3, 2.0.0, MAJOR"
  })
  void whatWasRaisedIsTheHighestPartThatDiffers(String before, String after, Bump bump) {
    assertThat(version(before).bumpTo(version(after))).isEqualTo(bump);
  }

  /** In SQL a version is one number. */
  @ParameterizedTest
  @CsvSource({"0.0.1, 1", "0.1.0, 1000000", "1.0.0, 1000000000000", "2.30.401, 2000030000401"})
  void oneNumberOrdersAsTheVersionDoes(String text, long number) {
    assertThat(version(text).sortable()).isEqualTo(number);
  }

  private static SemanticVersion version(String text) {
    return SemanticVersion.parse(text).orElseThrow();
  }
}
