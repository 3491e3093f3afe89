package org.policyrelay.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/**
 * A PostgreSQL of the benchmark's own, with a database for each contender, so that all of them have
 * the same server under the same load.
 */
final class Postgres implements AutoCloseable {

  static final String USER = "postgres";

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static Postgres start(Report report) {
    try {
      var postgres =
          new Postgres(
              EmbeddedPostgres.builder()
                  .setServerConfig("shared_buffers", "512MB")
                  .setServerConfig("maintenance_work_mem", "512MB")
                  .setServerConfig("max_wal_size", "8GB")
                  // no replica: an index is made without a log of it
                  .setServerConfig("wal_level", "minimal")
                  .setServerConfig("max_wal_senders", "0")
                  .start());
      report.fact("postgresql", postgres.version());
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  /** Makes an empty database and says where it is. */
  String create(String name) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return server.getJdbcUrl(USER, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  /** Such as {@code 17.9}. */
  private String version() {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery("show server_version")) {
      found.next();
      return found.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
