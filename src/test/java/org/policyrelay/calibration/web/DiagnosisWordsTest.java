package org.policyrelay.calibration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which clause is said to keep raters from agreeing. */
class DiagnosisWordsTest {

  @Test
  void theOneOnWhichTheyDifferTwiceAsMuch() {
    assertThat(DiagnosisWords.openClause(Map.of("c1", 0.5, "c2", 0.25)))
        .contains(
            "On clause c1 those who know differ in 50 % of the pairs of votes, on all else in 25 %:"
                + " its words can be read in several ways.");
    assertThat(DiagnosisWords.openClause(Map.of("c1", 0.5, "c2", 0.26))).isEmpty();
  }

  @Test
  void noneWhereTheyHardlyDiffer() {
    assertThat(DiagnosisWords.openClause(Map.of("c1", 0.19, "c2", 0.0))).isEmpty();
    assertThat(DiagnosisWords.openClause(Map.of("c1", 0.2, "c2", 0.0))).isPresent();
  }

  /** All cases are of one clause: there is none that it could stand out from. */
  @Test
  void theOnlyOneIsNamedToo() {
    assertThat(DiagnosisWords.openClause(Map.of("c1", 0.5)))
        .contains(
            "On clause c1 those who know differ in 50 % of the pairs of votes, and there is no other"
                + " to hold it against: its words may be read in several ways.");
    assertThat(DiagnosisWords.openClause(Map.of("c1", 0.1))).isEmpty();
  }

  @Test
  void casesOfNoClauseAreNoClause() {
    assertThat(DiagnosisWords.openClause(Map.of("", 0.9))).isEmpty();
    assertThat(DiagnosisWords.openClause(Map.of("", 0.9, "c1", 0.3))).isEmpty();
  }
}
