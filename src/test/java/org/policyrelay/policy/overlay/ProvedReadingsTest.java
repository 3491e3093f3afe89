package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.JudgedOverlays.pairs;
import static org.policyrelay.policy.overlay.JudgedOverlays.reading;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.policy.overlay.OverlayVerdict.Stricter;

/** Only these may stand in the place of the base's own words. */
class ProvedReadingsTest {

  private static final String PROVED =
      """
      The audience must be 18 or older. | The audience must be 21 or older.
      Viewers must be at least 18. | Viewers must be at least 21.
      Viewers must be at least 18 years old. | Viewers must be at least 21 years old.
      Viewers must be over 18. | Viewers must be over 21.
      Viewers must not be under 18. | Viewers must not be under 21.
      Viewers must not be younger than 18. | Viewers must not be younger than 25.
      Viewers should be at least 18. | Viewers should be at least 21.
      Models must be 25 or over. | Models must be 30 or over.
      Models shall be no younger than 18. | Models shall be no younger than 25.
      Ads must carry at least 20 words. | Ads must carry at least 30 words.
      Ads must contain no fewer than 5 lines. | Ads must contain no fewer than 6 lines.
      Ads must show at least 2 warnings. | Ads must show at least 3 warnings.
      The warning must cover at least 20% of the ad. | The warning must cover at least 25% of the ad.
      The text must cover at least 20 % of it. | The text must cover at least 30 % of it.
      Spots must last at most 30 seconds. | Spots must last at most 20 seconds.
      Spots must be at most 30 seconds long. | Spots must be at most 15 seconds long.
      Spots must be no longer than 30 seconds. | Spots must be no longer than 15 seconds.
      Spots must not exceed 30 seconds. | Spots must not exceed 15 seconds.
      Spots must not last longer than 30 seconds. | Spots must not last longer than 15 seconds.
      Ads must not be longer than 30 seconds. | Ads must not be longer than 15 seconds.
      Each viewer must be at least 18. | Each viewer must be at least 21.
      All models in ads must be at least 18. | All models in ads must be at least 25.
      Every alcohol ad must carry at least 20 words. | Every alcohol ad must carry at least 30 words.
      Readers and viewers must be at least 18. | Readers and viewers must be at least 21.
      Loans may be advertised. | Loans must not be advertised.
      Loans may be advertised. | Loans must never be advertised.
      Loans may be advertised. | Loans cannot be advertised.
      Beer may be shown. | Beer must not be shown.
      Vapes may be sold. | Vapes shall not be sold.
      A warning should be shown. | A warning must be shown.
      A warning should be shown. | A warning shall be shown.
      A warning should be displayed in print. | A warning must be displayed in print.
      Ads should be quiet. | Ads must be quiet.
      Ads should be quiet. | **Ads MUST be quiet.**
      Ads should carry a warning. | Ads must carry a warning.
      Ads should name the lender. | Ads must name the lender.
      Ads should name the lender unless it is a bank. | Ads must name the lender unless it is a bank.
      Ads should state the yearly cost | Ads must state the yearly cost.
      Ads should not target minors. | Ads must not target minors.
      Ads should not be aimed at minors. | Ads must not be aimed at minors.
      Ads should never depict minors. | Ads must never depict minors.
      Ads should be shown to adults only. | Ads must be shown to adults only.
      Prices should be clear. | Prices must be clear.
      Be brief. Ads should name the lender. | Be brief. Ads must name the lender.
      The audience should be at least 18. | The audience must be at least 18.
      The audience should be 18 or older. | The audience must be 18 or older.
      """;

  @ParameterizedTest
  @MethodSource("proved")
  void whatIsProvedStricterReplaces(String before, String after) {
    assertThat(ProvedStricter.is(before, after)).isTrue();
    assertThat(ProvedStricter.is(after, before)).as("the way back").isFalse();
    assertThat(reading(before, after)).isInstanceOf(Stricter.class);
  }

  @Test
  void theListIsLongEnough() {
    assertThat(proved().count()).isGreaterThanOrEqualTo(40);
  }

  static Stream<String[]> proved() {
    return pairs(PROVED);
  }
}
