package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.change.RuleMoves.Approved;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.Direction;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.support.Clocks;

/** A form and a page say the same of which way a rule moves, before it is approved and after. */
class RuleMovesTest {

  private static final List<String> DOUBT = List.of("it makes an exception of clause c1");
  private static final Doubts NONE = new Doubts(List.of(), List.of());
  private static final Doubts OPEN = new Doubts(DOUBT, List.of());
  private static final Doubts JUDGED = new Doubts(List.of(), DOUBT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRICTER | the rule changes, and a person has to judge which way | the rule changes; no program could tell which way, and it was approved as it stands",
        "UNCLEAR  | the rule changes, and a person has to judge which way | the rule changes; no program could tell which way, and it was approved as it stands",
        "LOOSER   | the rule gets looser | the rule gets looser",
        "MIXED    | the rule gets stricter in part and looser in part | the rule gets stricter in part and looser in part",
        "SAME     | its own rule stays as it is; whether it fits its base, a person has to judge | its own rule stays as it is; it was approved beside its base as it stands"
      })
  void anApprovalMakesNoProgramSureOfWhatItCouldNotTell(
      Direction own, String before, String after) {
    assertThat(RuleMoves.told(comparison(own), OPEN, Approved.NOT_YET)).isEqualTo(before);
    for (var approved : List.of(Approved.AS_IT_STANDS, Approved.AGAINST_ANOTHER)) {
      assertThat(RuleMoves.told(comparison(own), JUDGED, approved)).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRICTER | NOT_YET         | the rule gets stricter",
        "STRICTER | AS_IT_STANDS    | the rule gets stricter",
        "UNCLEAR  | NOT_YET         | the rule changes, and a person has to judge which way",
        "UNCLEAR  | AS_IT_STANDS    | the rule changes; no program could tell which way, and it was approved as it stands",
        "UNCLEAR  | AGAINST_ANOTHER | the rule changes, and a person has to judge which way"
      })
  void withoutADoubtItIsWhatTheProgramTold(Direction own, Approved approved, String told) {
    assertThat(RuleMoves.told(comparison(own), NONE, approved)).isEqualTo(told);
  }

  /** No program can tell: that its drafter did is no finding of the relay's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONE   | NOT_YET         | its drafter says by the version that the rule stays as it is; no program can tell, so whoever approves decides",
        "NONE   | AS_IT_STANDS    | its drafter said by the version that the rule stays as it is, and it was approved so",
        "NONE   | AGAINST_ANOTHER | its drafter said by the version that the rule stays as it is, and it was approved so against another version; no program can tell of this one",
        "OPEN   | NOT_YET         | its drafter says by the version that its own rule stays as it is; no program can tell that, or whether it fits its base, so whoever approves decides",
        "OPEN   | AS_IT_STANDS    | its drafter said by the version that its own rule stays as it is, and it was approved so; whether it fits its base, a person has to judge",
        "OPEN   | AGAINST_ANOTHER | its drafter said by the version that its own rule stays as it is, and it was approved so against another version; no program can tell of this one; whether it fits its base, a person has to judge",
        "JUDGED | AS_IT_STANDS    | its drafter said by the version that its own rule stays as it is, and it was approved so beside its base as it stands",
        "JUDGED | AGAINST_ANOTHER | its drafter said by the version that its own rule stays as it is, and it was approved so against another version; no program can tell of this one; it was approved beside its base as it stands"
      })
  void whatItsDrafterCallsNoOtherRuleIsToldAsTheirWord(
      String doubts, Approved approved, String told) {
    var before = shouldRule().with(Map.of("policy", "1. Ads must not promote unlicensed apps."));
    var claimed = against(before, "1. Ads must not promote apps.");
    assertThat(claimed.changeKind()).isEqualTo(ChangeKind.WORDING);
    assertThat(RuleMoves.told(claimed, named(doubts), approved)).isEqualTo(told);
    var unseen = against(before, "1. Ads must  not promote unlicensed apps.");
    assertThat(RuleMoves.told(unseen, NONE, approved)).isEqualTo("the rule stays as it is");
  }

  /** Pages draw each line by itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONE   | NOT_YET         | which words stand in a line changes; no program can tell whether the rule does",
        "NONE   | AS_IT_STANDS    | which words stand in a line changes; no program can tell whether the rule does, and it was approved as it stands",
        "NONE   | AGAINST_ANOTHER | which words stand in a line changes; no program can tell whether the rule does",
        "OPEN   | NOT_YET         | which words stand in a line changes; no program can tell whether the rule does; whether it fits its base, a person has to judge",
        "JUDGED | AGAINST_ANOTHER | which words stand in a line changes; no program can tell whether the rule does; it was approved beside its base as it stands"
      })
  void whereLinesAreGroupedOtherwiseNothingSaysThatTheRuleStays(
      String doubts, Approved approved, String told) {
    var before = shouldRule().with(Map.of("policy", "Never\nwith approval on TV"));
    var ofTheText = against(before, "Never with approval\non TV");
    var guided = before.with(Map.of("guidance", "Look\ntwice at TV."));
    var ofTheGuidance =
        Comparison.compare(
            Clocks.OF_MARKETS,
            Optional.of(guided),
            guided.with(Map.of("guidance", "Look twice\nat TV.")),
            Set.of(),
            SemanticVersion.parse("1.0.0"));
    for (var grouped : List.of(ofTheText, ofTheGuidance)) {
      assertThat(grouped.changeKind()).isEqualTo(ChangeKind.WORDING);
      assertThat(RuleMoves.told(grouped, named(doubts), approved)).isEqualTo(told);
    }
  }

  private static Doubts named(String doubts) {
    return Map.of("NONE", NONE, "OPEN", OPEN, "JUDGED", JUDGED).getOrDefault(doubts, NONE);
  }

  private static Comparison against(PolicyEntry before, String text) {
    return Comparison.compare(
        Clocks.OF_MARKETS,
        Optional.of(before),
        before.with(Map.of("policy", text, "version", "1.0.1")),
        Set.of(),
        SemanticVersion.parse("1.0.0"));
  }

  private static Comparison comparison(Direction direction) {
    return new Comparison(
        ChangeKind.RULE, direction, List.of("it"), false, true, false, false, false, "1.0.0");
  }
}
