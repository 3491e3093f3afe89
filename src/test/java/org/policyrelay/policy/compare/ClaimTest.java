package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.SemanticVersion;

/** What a drafter says by a version is said of the difference, and not of the number. */
class ClaimTest {

  @ParameterizedTest
  @CsvSource({
    "1.0.1, 1.0.0, WORDING",
    "1.0.7, 1.0.0, WORDING",
    "1.1.0, 1.0.0, GUIDANCE",
    "1.1.1, 1.0.0, GUIDANCE",
    "2.0.0, 1.0.0, RULE",
    "2.1.1, 1.0.0, RULE"
  })
  void aVersionSaysWhatItRaises(String stated, String highest, ChangeKind kind) {
    assertThat(claim(stated, highest)).map(Claim::kind).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({"1.0.0, 1.0.0", "1.0.1, 1.1.0", "1.0.0, none"})
  void whatIsNotHigherSaysNothing(String stated, String highest) {
    assertThat(claim(stated, highest)).isEmpty();
  }

  /** A number that says the same still is kept; one that would say less is not. */
  @ParameterizedTest
  @CsvSource({
    "1.0.1, 1.0.0, 1.0.1, 1.0.2",
    "1.0.1, 1.0.0, 3.2.1, 3.2.2",
    "1.0.7, 1.0.0, 1.0.1, 1.0.7",
    "1.1.0, 1.0.0, 1.0.4, 1.1.0",
    "1.1.1, 1.0.0, 1.1.0, 1.2.0",
    "2.0.1, 1.0.0, 2.0.0, 3.0.0",
    "2.0.0, 1.0.0, 1.4.0, 2.0.0"
  })
  void itIsSaidAgainAboveWhatOthersHavePublished(
      String stated, String highest, String now, String restated) {
    var entry = shouldRule().with(Map.of("version", stated));

    assertThat(claim(stated, highest))
        .map(claim -> claim.restated(entry, SemanticVersion.of(now)))
        .flatMap(one -> one.version())
        .contains(restated);
  }

  private static Optional<Claim> claim(String stated, String highest) {
    return Claim.of(shouldRule().with(Map.of("version", stated)), SemanticVersion.parse(highest));
  }
}
