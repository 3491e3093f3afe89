package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.Direction;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;

/** A form and a page say the same of which way a rule moves, before it is approved and after. */
class HeldAgainstBaseTest {

  private static final List<String> DOUBT = List.of("it makes an exception of clause c1");

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
    assertThat(HeldAgainstBase.moves(comparison(own), new Doubts(DOUBT, List.of()), false))
        .isEqualTo(before);
    for (var asApproved : new boolean[] {true, false}) {
      assertThat(HeldAgainstBase.moves(comparison(own), new Doubts(List.of(), DOUBT), asApproved))
          .isEqualTo(after);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRICTER | false | the rule gets stricter",
        "STRICTER | true  | the rule gets stricter",
        "UNCLEAR  | false | the rule changes, and a person has to judge which way",
        "UNCLEAR  | true  | the rule changes; no program could tell which way, and it was approved as it stands"
      })
  void withoutADoubtItIsWhatTheProgramTold(Direction own, boolean asApproved, String told) {
    var none = new Doubts(List.of(), List.of());
    assertThat(HeldAgainstBase.moves(comparison(own), none, asApproved)).isEqualTo(told);
  }

  /** No program can tell: that its drafter did is no finding of the relay's. */
  @Test
  void whatItsDrafterCallsNoOtherRuleIsToldAsTheirWord() {
    var before = shouldRule().with(Map.of("policy", "1. Ads must not promote unlicensed apps."));
    var none = new Doubts(List.of(), List.of());
    var claimed = against(before, "1. Ads must not promote apps.");
    assertThat(claimed.changeKind()).isEqualTo(ChangeKind.WORDING);
    assertThat(HeldAgainstBase.moves(claimed, none, false))
        .startsWith("its drafter says by the version")
        .endsWith("whoever approves decides");
    assertThat(HeldAgainstBase.moves(claimed, none, true))
        .isEqualTo(
            "its drafter said by the version that the rule stays as it is, and it was approved so");
    var unseen = against(before, "1. Ads must  not promote unlicensed apps.");
    assertThat(HeldAgainstBase.moves(unseen, none, true)).isEqualTo("the rule stays as it is");
  }

  private static Comparison against(PolicyEntry before, String text) {
    return Comparison.compare(
        Optional.of(before),
        before.with(Map.of("policy", text, "version", "1.0.1")),
        Set.of(),
        SemanticVersion.parse("1.0.0"));
  }

  private static Comparison comparison(Direction direction) {
    return new Comparison(
        ChangeKind.RULE, direction, List.of("it"), false, true, false, false, "1.0.0");
  }
}
