package org.policyrelay.command;

import org.policyrelay.calendar.Calendars;
import org.policyrelay.team.Teams;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The settings and what is computed from them, without database, engine or web server. Not a
 * component, so that the application itself never takes it in.
 */
@Import({Calendars.class, Teams.class})
@EnableConfigurationProperties
@ConfigurationPropertiesScan(basePackageClasses = {Calendars.class, Teams.class})
final class OfflineContext {

  static ConfigurableApplicationContext start() {
    return NotStarted.orElse(OfflineContext::run);
  }

  private static ConfigurableApplicationContext run() {
    return new SpringApplicationBuilder(OfflineContext.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        // why it does not start is said all the same
        .properties("logging.level.root=off", "logging.level.org.springframework.boot=error")
        .run();
  }
}
