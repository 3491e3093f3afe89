package org.policyrelay.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives tests a real PostgreSQL when the run asks for one; otherwise they stay on H2 in memory. An
 * application with other settings, which a database would remember, names one of its own.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The property that names it. */
  static final String OWN = "relay.test.own-database";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var own = context.getEnvironment().getProperty(OWN);
    if ("postgresql".equals(System.getProperty("relay.test.database"))) {
      if (own != null) {
        JdbcClient.create(server().getPostgresDatabase()).sql("create database " + own).update();
      }
      TestPropertyValues.of(
              "spring.datasource.url="
                  + server().getJdbcUrl("postgres", own == null ? "postgres" : own),
              "spring.datasource.username=postgres")
          .applyTo(context);
    } else if (own != null) {
      TestPropertyValues.of(
              "spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=128"
                  .formatted(own))
          .applyTo(context);
    }
    if ("off".equals(System.getProperty(Tuned.PROPERTY))) {
      TestPropertyValues.of(Tuned.OFF).applyTo(context);
    }
    // who is too many, or comes when server and application end, must not wait for long
    TestPropertyValues.of("spring.datasource.hikari.connection-timeout=3000").applyTo(context);
  }

  private static EmbeddedPostgres server() {
    return Holder.SERVER;
  }

  /** Started with the first test that needs it; it ends with the virtual machine. */
  private static final class Holder {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL did not start", e);
      }
    }
  }
}
