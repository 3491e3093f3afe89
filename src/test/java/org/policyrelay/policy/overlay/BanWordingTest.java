package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which clauses are quoted as a ban, as a demand, or as what is left out. */
class BanWordingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Draws must not be shown.",
        "Political advertising is prohibited.",
        "It is not allowed.",
        "It is never to be advertised.",
        "Ads cannot name a prize.",
        "No ads may be shown at games.",
        "Lotteries are not advertised here.",
        "Nobody may advertise it.",
        "You can't show it."
      })
  void forbids(String clause) {
    assertThat(BanWording.bans(clause)).isTrue();
    assertThat(BanWording.binds(clause)).isTrue();
    assertThat(BanWording.leavesOut(clause)).isFalse();
  }

  /** What is quoted first: what must not be in an ad for it says less. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Alcohol must not be advertised at all.           | true
          Political advertising is prohibited.             | true
          It is never to be advertised.                    | true
          Ads must not link drinking to sport.             | false
          Draws must not be shown.                         | false
          Free draws are not prohibited.                   | false
          """)
  void forbidsItsSubject(String clause, boolean all) {
    assertThat(BanWording.bansAll(clause)).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A game of skill without a stake is not gambling.",
        "Free draws are not prohibited.",
        "A raffle is not covered by this policy.",
        "A raffle must not be considered a lottery.",
        "This does not apply to charities.",
        "A public authority may tell people how they can vote."
      })
  void leavesOut(String clause) {
    assertThat(BanWording.bans(clause)).isFalse();
    assertThat(BanWording.leavesOut(clause)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ads must name the maker.", "Adults only.", "A licence is required."})
  void asks(String clause) {
    assertThat(BanWording.binds(clause)).isTrue();
    assertThat(BanWording.bans(clause)).isFalse();
    assertThat(BanWording.leavesOut(clause)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fairs are here.", "About it.", "ห้ามโฆษณา", "No ads at the games."})
  void saysNoneOfIt(String clause) {
    assertThat(BanWording.bans(clause)).isFalse();
    assertThat(BanWording.binds(clause)).isFalse();
    assertThat(BanWording.leavesOut(clause)).isFalse();
  }
}
