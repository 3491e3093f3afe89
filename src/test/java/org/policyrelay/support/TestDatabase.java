package org.policyrelay.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives tests a real PostgreSQL when the run asks for one; otherwise they stay on H2 in memory. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if ("postgresql".equals(System.getProperty("relay.test.database"))) {
      TestPropertyValues.of(
              "spring.datasource.url=" + server().getJdbcUrl("postgres", "postgres"),
              "spring.datasource.username=postgres")
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
