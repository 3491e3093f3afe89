package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.SettingException;

class TeamsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          XX | 09:00-17:00     | relay.teams.night.hubs: There is no calendar for hub 'XX'
          SG | 17:00-09:00     | relay.teams.night.hours: Opening hours '17:00-09:00' cannot be read
          SG | Sat 09:00-12:00 | relay.teams.night.hubs: The calendar of SG has no open hour at all
          """)
  void aTeamThatWouldNeverWorkKeepsTheRelayFromStarting(String hub, String hours, String told) {
    assertThatThrownBy(() -> teams(hub, hours))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(told);
  }

  @Test
  void aTeamWorksAtItsHubsHoursOrAtItsOwn() {
    var monday = Instant.parse("2027-03-01T01:00:00Z");

    assertThat(teams("SG", null).workingTime("night").add(monday, Duration.ofHours(1)))
        .isEqualTo(Instant.parse("2027-03-01T02:00:00Z"));
    assertThat(teams("SG", "20:00-24:00").workingTime("night").add(monday, Duration.ofHours(1)))
        .isEqualTo(Instant.parse("2027-03-01T13:00:00Z"));
  }

  /** The models name the group; another would leave their tasks to nobody. */
  @Test
  void theLeadsOfAdPolicyAreThoseThatTheModelsName() {
    assertThatThrownBy(
            () ->
                new TeamProperties(
                    Map.of(
                        "ad-policy",
                        new TeamProperties.Entry("Ad Policy", "chiefs", List.of("SG"), null))))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("relay.teams.ad-policy.lead-group: must be policy-managers");
  }

  @Test
  void anUnknownTeamIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> teams("SG", null).workingTime("day"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("There is no team 'day'; configured are [night]");
  }

  private static Teams teams(String hub, @Nullable String hours) {
    return new Teams(
        new TeamProperties(
            Map.of("night", new TeamProperties.Entry("Night", "night-leads", List.of(hub), hours))),
        Calendars.builtIn());
  }
}
