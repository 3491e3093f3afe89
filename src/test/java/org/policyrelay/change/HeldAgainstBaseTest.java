package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.Direction;

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

  private static Comparison comparison(Direction direction) {
    return new Comparison(ChangeKind.RULE, direction, List.of("it"), false, true, false, "1.0.0");
  }
}
