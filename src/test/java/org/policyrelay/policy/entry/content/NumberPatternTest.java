package org.policyrelay.policy.entry.content;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers a pattern lets pass, and how large a pattern may be. */
class NumberPatternTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          KKLIU 0123/2026, true
          KKLIU 123/2026, false
          KKLIU 0123/2026 , true
          xKKLIU 0123/2026, false
          KKLIU 0123/20266, false
          """)
  void aNumberMatchesAsAWhole(String number, boolean matches) {
    var asked =
        Contents.content(
                """
                "requirements": [{"clause": "c1", "type": "approval-number", "pattern": "KKLIU \\\\d{4}/20\\\\d\\\\d"}]
                """)
            .requirements()
            .get(0);
    assertThat(asked.matches(number)).isEqualTo(matches);
  }

  @Test
  void noPatternTakesForEver() {
    var asked =
        Contents.content(
                "\"requirements\": [{\"clause\": \"c1\", \"type\": \"licence\", \"pattern\":"
                    + " \"(a+)+b\"}]")
            .requirements()
            .get(0);
    assertTimeoutPreemptively(
        ofSeconds(2), () -> assertThat(asked.matches("a".repeat(200))).isFalse());
    assertThat(asked.matches("a".repeat(199) + "b")).isTrue();
    assertThat(asked.matches("a".repeat(200) + "b")).as("longer than any number is").isFalse();
  }

  /** Whatever stands around it, what it would take to compile is known before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "((a{100}[)]b){100}[)]c){100}",
        "((a{100}[]])[[:alpha:])]{100}){100}",
        "(a{9}){999999999}",
        "(\\Q(\\Ea{1000}){1000}",
        "(a{2,1000}){3,1000}",
        "(a{1000,}){1000,}"
      })
  void whatIsTooBigIsNotCompiled(String pattern) {
    assertTimeoutPreemptively(
        ofSeconds(2), () -> assertThat(NumberPattern.problemOf(pattern)).isPresent());
  }

  /**
   * A letter, a class or an escape is a step, a group is one more; each as often as it is repeated.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{1000}b{1000}",
        "a{1,1000}b{1000,}",
        "(a{9}){200}",
        "((a{8}b{0}){19}a{9}){10}",
        "\\({1000}\\[{1000}",
        "[(]{1000}[({9}]{1000}",
        "[]({9}]{1000}[^]({9}]{1000}",
        "[\\]({9}]{1000}[[:alpha:]({9}]{1000}",
        "[[:alpha:][:digit:]({9}]{1000}[:]{1000}"
      })
  void aPatternHasAtMost2000Steps(String most) {
    assertThat(NumberPattern.problemOf(most)).isEmpty();
    assertThat(NumberPattern.problemOf(most + "c"))
        .contains("must not repeat so much: it may have at most 2000 steps");
  }

  /** What is repeated behind a class is not taken for a part of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](b{100}){100}[:]",
        "[^a](b{100}){100}]",
        "[[:alpha:]](b{100}){100}[[:digit:]]",
        "[a\\]](b{100}){100}]"
      })
  void aClassEndsAtItsBracket(String pattern) {
    assertThat(NumberPattern.problemOf(pattern))
        .contains("must not repeat so much: it may have at most 2000 steps");
  }

  @Test
  void aRepetitionIsRepeatedInAGroupOnly() {
    assertThat(NumberPattern.problemOf("a{1000}{1000}").orElseThrow())
        .startsWith("must be a pattern that RE2 takes: ");
  }
}
