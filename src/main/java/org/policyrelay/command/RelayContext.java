package org.policyrelay.command;

import java.sql.SQLException;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The relay on its database, without doing any work of its own. */
final class RelayContext {

  /** As H2 calls a file that another process has opened. */
  private static final int ALREADY_OPEN = 90020;

  private RelayContext() {}

  /**
   * @throws DatabaseInUseException when a running relay holds the database's file
   */
  static ConfigurableApplicationContext start(Class<?> application) {
    try {
      return new SpringApplicationBuilder(application)
          .bannerMode(Banner.Mode.OFF)
          .logStartupInfo(false)
          .properties(
              // what stops the start is told once, by the command
              "logging.level.org.springframework.boot.SpringApplication=off",
              "logging.level.org.springframework.boot.web=error",
              "logging.level.org.springframework.boot.diagnostics=off",
              "logging.level.org.springframework.context=error",
              "logging.level.com.zaxxer.hikari=off")
          .run(
              "--server.port=0",
              "--server.address=127.0.0.1",
              "--logging.level.root=warn",
              "--camunda.bpm.job-execution.enabled=false",
              "--relay.notification.dispatch.enabled=false");
    } catch (RuntimeException failed) {
      throw isInUse(failed) ? new DatabaseInUseException(failed) : failed;
    }
  }

  private static boolean isInUse(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
        return true;
      }
    }
    return false;
  }
}
