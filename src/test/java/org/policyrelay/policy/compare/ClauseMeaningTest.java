package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Clocks;

/** What a grant hangs on is judged as a change of the same words is. */
class ClauseMeaningTest {

  private static final PolicyEntry SOME = mustRule();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ads must reach adults.|Ads must reach adults.|true",
        "Ads must reach  adults.|Ads must reach adults.|true",
        "The audience is 18 or older.|The audience is 21 or older.|false",
        "Ads must reach adults.|Ads may reach adults.|false",
        "Ads must reach adults.|Ads must reach adults and their pets.|false",
        "Ads must reach adults.|''|false",
      })
  void anotherRuleIsAnotherClause(String before, String after, boolean same) {
    assertThat(isSame(before, after, false)).isEqualTo(same);
  }

  /** Somebody has read the other words, and said by the version that they are style. */
  @Test
  void aWordForAnotherIsStyleWhereSomebodyHasSaidSo() {
    var before = "Ads must reach adults.";
    var after = "Ads must reach grown-ups.";
    assertThat(isSame(before, after, false)).isFalse();
    assertThat(isSame(before, after, true)).isTrue();
    assertThat(isSame("18 or older", "21 or older", true)).isFalse();
  }

  /** A clause is named by its number in other texts, whatever a version calls the edit. */
  @Test
  void anotherNumberIsAnotherMeaning() {
    var before = "1. Ads must reach adults.\n2. Clause 1 binds brewers.";
    var after = "3. Ads must reach adults.\n4. Clause 1 binds brewers.";
    assertThat(isSame(before, after, true)).isFalse();
    assertThat(isSame(before, before.replace("1. ", "1) ").replace("2. ", "2) "), true)).isTrue();
  }

  private static boolean isSame(String before, String after, boolean judged) {
    return ClauseMeaning.changes(Clocks.OF_MARKETS, saying(before), saying(after), judged)
        .isEmpty();
  }

  private static PolicyEntry saying(String text) {
    return PolicyEntry.trusted(SOME.json().put("policy", text));
  }
}
