package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be set is told in a sentence that names the setting, and the jar ends with 1. */
class WrongSettingsIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          relay.calendars.SG.hours=17:00-09:00  | relay.calendars.SG.hours: Opening hours '17:00-09:00' cannot be read
          relay.calendars.SG.hour=09:00-17:00   | relay.calendars.SG.hour: is no setting; under relay.calendars.<name> there are
          relay.teams.qa.hubs=XX                | relay.teams.qa.hubs: There is no calendar for hub 'XX'
          relay.notification.base-url=example   | relay.notification.base-url: 'example' must be an http or https address
          relay.notification.from=nobody@       | relay.notification.from: 'nobody@' is no mail address
          relay.site.read-back=elsewhere        | relay.site.read-back: 'elsewhere' must be an http or https address
          relay.lists.longest=0                 | relay.lists.longest: '0' must be at least 1
          relay.http.max-body=big               | relay.http.max-body
          relay.engine.deploy-over-http=perhaps | relay.engine.deploy-over-http
          server.tomcat.remoteip.internal-proxies=( | server.tomcat.remoteip.internal-proxies: '(' is no regular expression
          spring.datasource.url=jdbc:postgresql://localhost:1/relay | The database cannot be reached
          spring.datasource.url=postgres        | spring.datasource.url: 'postgres' is no address
          """)
  void isToldInASentence(String setting, String told) {
    var options = new ArrayList<>(List.of("--" + setting, "--server.port=0"));
    if (!setting.startsWith("spring.datasource.url")) {
      options.add("--spring.datasource.url=jdbc:h2:mem:wrong");
    }
    try (var relay = RelayJar.start("wrong", Map.of(), options.toArray(String[]::new))) {
      assertThat(relay.exitCode()).isEqualTo(1);
      assertThat(relay.said()).contains("APPLICATION FAILED TO START", told);
      assertThat(relay.said()).doesNotContain("\tat ");
      if (setting.startsWith("relay.notification") || setting.startsWith("relay.engine")) {
        assertThat(relay.said()).as("told before a database is opened").doesNotContain("Hikari");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          explain-deadline --hubs=SG --start=2026-03-02T00:00Z --work=PT2H | RELAY_CALENDARS_SG_HOURS | 17:00-09:00 | relay.calendars.SG.hours: Opening hours '17:00-09:00'
          import pom.xml                 | SPRING_DATASOURCE_URL | jdbc:postgresql://localhost:1/x | pom.xml is no JSON
          import src/main/resources/samples/alcohol.json | SPRING_DATASOURCE_URL | jdbc:postgresql://localhost:1/x | The database cannot be reached
          """)
  void isToldByACommandToo(String command, String variable, String value, String told) {
    var arguments = command.replace(" pom", " ../../../pom").replace(" src", " ../../../src");
    try (var relay = RelayJar.start("wrong", Map.of(variable, value), arguments.split(" "))) {
      assertThat(relay.exitCode()).isIn(1, 2);
      assertThat(relay.said()).contains(told);
      assertThat(relay.said()).doesNotContain("\tat ");
    }
  }
}
