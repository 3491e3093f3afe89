package org.policyrelay.command;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The relay itself, started for a command without doing any work of its own. */
final class OnlineContext {

  private OnlineContext() {}

  static ConfigurableApplicationContext start(Class<?> application) {
    return NotStarted.orElse(() -> run(application));
  }

  private static ConfigurableApplicationContext run(Class<?> application) {
    return new SpringApplicationBuilder(application)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .run(
            "--server.port=0",
            "--logging.level.root=warn",
            "--camunda.bpm.job-execution.enabled=false",
            "--relay.notification.dispatch.enabled=false");
  }
}
