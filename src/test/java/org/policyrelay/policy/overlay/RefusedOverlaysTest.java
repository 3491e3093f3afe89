package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.JudgedOverlays.base;
import static org.policyrelay.policy.overlay.JudgedOverlays.fields;
import static org.policyrelay.policy.overlay.JudgedOverlays.overlay;
import static org.policyrelay.policy.overlay.JudgedOverlays.pairs;
import static org.policyrelay.policy.overlay.JudgedOverlays.reading;
import static org.policyrelay.policy.overlay.JudgedOverlays.texts;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.policy.overlay.OverlayVerdict.Loosens;

/** What certainly lets something go. */
class RefusedOverlaysTest {

  private static final String READINGS =
      """
      Ads should not target minors. | Ads must target minors.
      Ads must not target minors. | Ads must target minors.
      Ads must not target minors. | Ads may target minors.
      Ads must not be aimed at minors. | Ads must be aimed at minors.
      Ads must never show minors. | Ads should show minors.
      The audience must be 18 or older. | The audience must be 16 or older.
      The audience must be 18 or older. | The audience should be 18 or older.
      The audience must be 18 or older. | The audience may be 18 or older.
      The audience must be 18 or older. | The audience must be 18 or older unless they ask.
      Ads must not be shown to people at least 18. | Ads must not be shown to people at least 21.
      Ads may be rejected. | Ads must not be rejected.
      Ads must be reviewed. | Ads must not be reviewed.
      Ads should be reviewed. | Ads must not be reviewed.
      Ads must carry a warning. | Ads may not carry a warning.
      A warning must be shown. | A warning must be shown if the lender is foreign.
      Loans must not be shown. | Loans must not be shown, provided they are foreign.
      Ads must name the operator. | Clause 1 does not apply; ads must name the operator.
      Ads must name the operator. | Nothing prevents ads from targeting minors; they must name the operator.
      Ads must name the operator. | Nothing prevents ads that must name the operator.
      Ads must name the operator. | Ads must name the operator. Ads may target minors.
      Ads must name the operator. | Ads must name the operator. Advertisers are exempt from clause 1.
      Ads must name the operator. | Ads must name the operator. Clause 1 is deleted.
      Ads must name the operator. | Ads must name the operator. Clause 1 has no effect.
      Ads must name the operator. | Ads must name the operator [here](https://a.example "Clause 1 does not apply").
      Ads must name the operator. | Ads must name the operator. ![Clause 1 does not apply](https://a.example/x.png)
      Ads must name the operator. | Ads must name the operator. It is not prohibited to target minors.
      """;

  private static final String ADDITIONS =
      """
      Clause 1 does not apply.
      Clause 1 is deleted.
      Clause 1 is replaced by: ads must be nice.
      Clause 1 is void.
      Clause 1 has no effect.
      Clause 1 must be read as a recommendation.
      Clauses 1 is hereby repealed.
      §1 is withdrawn.
      This policy is superseded.
      The base is set aside.
      Ads must be polite, but nobody is required to check the age.
      Ads that target minors are welcome.
      Ads that target minors are acceptable.
      Targeting minors is fine.
      Ads may target minors.
      Ads m**a**y target minors.
      > Ads may target minors.
      # Ads may target minors
      - [x] Clause 1 does not apply
      `Clause 1 does not apply`
      Be nice [here](https://a.example "Clause 1 does not apply").
      Be nice ![Clause 1 does not apply](https://a.example/x.png)
      | who | rule |~|---|---|~| adults | must be polite |~| minors | may be targeted |
      Ads must be nice, and clause 1~does not apply.
      [here]: https://a.example "Clause 1 does not apply"
      """;

  @ParameterizedTest
  @MethodSource("readings")
  void aReadingThatLoosensIsRefused(String before, String after) {
    assertThat(reading(before, after)).isInstanceOf(Loosens.class);
  }

  @ParameterizedTest
  @MethodSource("additions")
  void anAdditionThatLoosensIsRefusedWhereverItStands(String text) {
    assertThat(fields(overlay(Map.of("policy", text)), base())).contains("policy");
    if (!text.contains("\n")) {
      assertThat(fields(overlay(Map.of("guidance", text)), base())).containsExactly("guidance");
      assertThat(reading("Ads must name the operator.", text)).isInstanceOf(Loosens.class);
    }
  }

  @Test
  void theListsAreLongEnough() {
    assertThat(readings().count() + additions().count()).isGreaterThanOrEqualTo(40);
  }

  static Stream<String[]> readings() {
    return pairs(READINGS);
  }

  static Stream<String> additions() {
    return texts(ADDITIONS);
  }
}
