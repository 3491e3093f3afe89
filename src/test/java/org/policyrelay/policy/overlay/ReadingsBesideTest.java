package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.JudgedOverlays.pairs;
import static org.policyrelay.policy.overlay.JudgedOverlays.reading;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.policy.overlay.OverlayVerdict.Unproved;

/** Not proved, and not refused: it stands beside the clause, and who approves is told. */
class ReadingsBesideTest {

  private static final String BESIDE =
      """
      Viewers must be at least 18. | ![Viewers must be at least 21.](x)
      Viewers must be at least 18. | [Viewers must be at least 21.](https://a.example)
      Viewers must be at least 18. | # Viewers must be at least 21.
      Viewers must be at least 18. | [^1]: Viewers must be at least 21.
      Viewers must be at least 18. | > Viewers must be at least 21.
      Viewers must be at least 18. | - Viewers must be at least 21.
      Viewers must be at least 18. | `Viewers must be at least 21.`
      Viewers must be at least 18. | ~~Viewers must be at least 21.~~
      Viewers must be at least 18. | Viewers must be at least 21 or 16.
      Viewers must be at least 18. | Viewers must be at least 1,800.
      Viewers must be at least 18. | Viewers must be at least 18.5.
      Viewers must be at least 18. | Viewers must be at least 21-15.
      Viewers must be at least 18. | Viewers must be at least $21.
      Ads may be shown to adults only. | Ads may not be shown to adults.
      Ads may be shown to adults only. | Ads must not be shown to adults only.
      Ads may be shown to adults. | Ads must not be shown to adults.
      Ads may be shown if licensed. | Ads must not be shown if licensed.
      No ads may be shown. | No ads must not be shown.
      Ads are for adults only. | Ads are not for adults.
      Ads should be quiet. | Ads must be not quiet.
      Viewers must be at least 18 to skip ads. | Viewers must be at least 21 to skip ads.
      Viewers must be over 18 to be warned. | Viewers must be over 21 to be warned.
      Ads must be at least 9 seconds for a warning to be due. | Ads must be at least 10 seconds for a warning to be due.
      Ads must last at least 9 seconds before they need a warning. | Ads must last at least 12 seconds before they need a warning.
      Ads should be short to need a warning. | Ads must be short to need a warning.
      Ads should be clear so that a warning is due. | Ads must be clear so that a warning is due.
      Ads should be quiet, not loud. | Ads must be quiet, loud.
      Nobody should show minors. | Nobody must show minors.
      What should be shown is optional. | What must be shown is optional.
      No viewer should be at least 18. | No viewer should be at least 21.
      Only ads should name the lender. | Only ads must name the lender.
      Ads must be quiet. | Ads must never be loud.
      Ads must be shown to adults only. | Ads must never be shown.
      Ads must be for adults only. | Ads must never be shown.
      Ads must be shown to adults only. | Ads must be shown to all.
      The warning must cover at least 20% of the ad. | The warning must cover at least 25 of the ad.
      Viewers over 18 must be warned. | Viewers over 21 must be warned.
      Ads longer than 30 seconds must carry a warning. | Ads longer than 60 seconds must carry a warning.
      Ads that should carry a warning are reviewed. | Ads that must carry a warning are reviewed.
      Ads should not be rejected. | Ads must not be rejected.
      Ads should be accepted. | Ads must be accepted at night.
      Reviewers should not ask for proof. | Reviewers must not ask for proof.
      Proof should not be asked for. | Proof must not be asked for.
      Ads may be loud. | Ads may not only be loud.
      Ads may be checked. | Ads must not be checked.
      Reviewers may check the age. | Reviewers must not check the age.
      Bans must be at most 9 days. | Bans must be at most 7 days.
      At most half of viewers must be at least 18. | At most half of viewers must be at least 21.
      Less than half of the viewers must be at least 18. | Less than half of the viewers must be at least 21.
      Fewer than ten ads must carry at least 20 words. | Fewer than ten ads must carry at least 30 words.
      Half of all ads must carry at least 20 words. | Half of all ads must carry at least 30 words.
      Most viewers must be at least 18. | Most viewers must be at least 21.
      Some viewers must be at least 18. | Some viewers must be at least 21.
      Ads rarely must last at least 9 seconds. | Ads rarely must last at least 12 seconds.
      Seldom ads must last at least 9 seconds. | Seldom ads must last at least 12 seconds.
      Barely any ads must carry at least 20 words. | Barely any ads must carry at least 30 words.
      Exempt viewers must be at least 18. | Exempt viewers must be at least 21.
      A minority of viewers must be at least 18. | A minority of viewers must be at least 21.
      At most half of ads should carry a warning. | At most half of ads must carry a warning.
      Fewer loans may be advertised. | Fewer loans must not be advertised.
      Ads must carry at least 20 words in at most half of prints. | Ads must carry at least 30 words in at most half of prints.
      Viewers must be at least 18 in rare cases. | Viewers must be at least 21 in rare cases.
      Ads must name the operator. | Ads must name the operator and its number.
      Ads must name the operator. | Ads must name the operator, in large letters.
      Ads must name the operator. | Ads must name the 0perator.
      Ads must name the operator. | Ads must name the operator or its affiliate.
      Ads should name the lender. | Ads m\u0443st name the lender.
      Ads should name the lender. | Los anuncios deben nombrar al prestamista.
      """;

  @ParameterizedTest
  @MethodSource("beside")
  void anyOtherReadingStandsBesideItsClause(String before, String after) {
    assertThat(reading(before, after)).isInstanceOf(Unproved.class);
  }

  /** That it stands beside the clause is told where nothing else is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ads should name the lender.  | Iklan bank.                  | holds words of another language than English
          Viewers must be at least 18. | ~~Viewers~~ must be at least 21. | strikes words through
          Viewers must be at least 18. | Viewers must be at least 21. | stands beside the clause, which goes on to hold
          Viewers must be at least 18. | Viewers are adults.          | has no words of a demand that a program knows
          """)
  void whoApprovesIsToldWhatIsInDoubt(String before, String after, String doubt) {
    assertThat(reading(before, after).doubt()).contains(doubt);
  }

  @Test
  void theListIsLongEnough() {
    assertThat(beside().count()).isGreaterThanOrEqualTo(40);
  }

  static Stream<String[]> beside() {
    return pairs(BESIDE);
  }
}
