package org.policyrelay.command;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The relay on its database, started for a command without doing any work of its own. */
final class RelayContext {

  private RelayContext() {}

  static ConfigurableApplicationContext start(Class<?> application) {
    return NotStarted.orElse(() -> run(application));
  }

  private static ConfigurableApplicationContext run(Class<?> application) {
    return new SpringApplicationBuilder(application)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .properties(
            // what stops the start is told once, by its analysis
            "logging.level.org.springframework.boot.web=error",
            "logging.level.org.springframework.context=error",
            "logging.level.com.zaxxer.hikari=off")
        .run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--logging.level.root=warn",
            "--camunda.bpm.job-execution.enabled=false",
            "--relay.notification.dispatch.enabled=false");
  }
}
