package org.policyrelay.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.PolicyRelayApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application with the demo's users on a PostgreSQL of its own. */
final class Server implements AutoCloseable {

  private final EmbeddedPostgres database;
  private final ConfigurableApplicationContext context;

  private Server(EmbeddedPostgres database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /**
   * @param settings as on a command line, without the dashes
   */
  static Server start(String... settings) {
    try {
      var database = EmbeddedPostgres.builder().start();
      var all =
          new ArrayList<>(
              List.of(
                  "spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                  "spring.datasource.username=postgres",
                  "server.port=0",
                  "logging.level.root=warn"));
      all.addAll(List.of(settings));
      var context =
          new SpringApplicationBuilder(PolicyRelayApplication.class)
              .profiles("demo")
              .bannerMode(Banner.Mode.OFF)
              .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
      return new Server(database, context);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
