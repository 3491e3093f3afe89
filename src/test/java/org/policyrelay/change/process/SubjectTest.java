package org.policyrelay.change.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

class SubjectTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          '';             everywhere
          SG;             SG
          SG TH;          SG, TH
          AU NZ SG TH;    AU, NZ, SG, TH
          AU NZ SG TH VN; AU, NZ, SG and 2 more
          AU NZ SG TH VN PH; AU, NZ, SG and 3 more
          """)
  void namesUpToFourMarkets(String markets, String shown) {
    var codes = markets.isEmpty() ? List.of() : List.of(markets.split(" ", -1));
    var entry = Policies.with(named("Alcohol"), "jurisdictions", codes);
    assertThat(Subject.of(entry)).isEqualTo("Alcohol (" + shown + ")");
  }

  @Test
  void aPolicyWithoutANameIsCalledByItsId() {
    var entry =
        Policies.read(
            """
            {"policy_id": "au_alcohol", "enforcement": "must", "policy": "Adults only."}
            """);
    assertThat(Subject.of(entry)).isEqualTo("au_alcohol (everywhere)");
  }

  @Test
  void aLongNameIsCutToWhatAListCanShow() {
    assertThat(Subject.name(named("n".repeat(120)))).isEqualTo("n".repeat(120));
    assertThat(Subject.name(named("n".repeat(121)))).isEqualTo("n".repeat(119) + "…");
  }

  /** Half a character can be stored in no database. */
  @ParameterizedTest
  @ValueSource(ints = {117, 118, 119, 120})
  void noCharacterIsCutInHalf(int before) {
    var cut = Subject.name(named("n".repeat(before) + "🍷".repeat(20)));
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut)).as(cut).isTrue();
    assertThat(cut).endsWith("…");
  }

  private static PolicyEntry named(String name) {
    return Policies.with(Policies.mustRule(), "name", name);
  }
}
