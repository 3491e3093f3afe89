package org.policyrelay.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.PolicyRelayApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application with the demo's users on a PostgreSQL of its own. */
final class Server implements AutoCloseable {

  private final @Nullable EmbeddedPostgres database;
  private final ConfigurableApplicationContext context;

  private Server(@Nullable EmbeddedPostgres database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /**
   * @param settings as on a command line, without the dashes
   */
  static Server start(String... settings) {
    try {
      var database = EmbeddedPostgres.builder().start();
      var all = new ArrayList<>(List.of(settings));
      all.add("spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"));
      all.add("spring.datasource.username=postgres");
      return new Server(database, run(all));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  /** As {@link #start}, on H2 in memory, without the job executor. */
  static Server startOnH2() {
    return new Server(
        null, run(List.of("spring.datasource.url=jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1")));
  }

  private static ConfigurableApplicationContext run(List<String> settings) {
    var all = new ArrayList<>(settings);
    all.add("server.port=0");
    all.add("logging.level.root=warn");
    all.add("relay.notification.dispatch.enabled=false");
    if (settings.stream().noneMatch(one -> one.startsWith("camunda.bpm.job-execution"))) {
      all.add("camunda.bpm.job-execution.enabled=false");
    }
    return new SpringApplicationBuilder(PolicyRelayApplication.class)
        .profiles("demo")
        .bannerMode(Banner.Mode.OFF)
        .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    try {
      if (database != null) {
        database.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
