package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was held against one another before it was noted is settled; nothing else is. */
class WrittenForMigrationTest {

  @Test
  void onH2() {
    migrate(new DriverManagerDataSource("jdbc:h2:mem:writtenfor;DB_CLOSE_DELAY=-1", "sa", ""));
  }

  @Test
  @Tag("database")
  void onPostgres() throws IOException {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      migrate(postgres.getPostgresDatabase());
    }
  }

  private static void migrate(DataSource database) {
    flyway(database).target("26").load().migrate();
    var jdbc = JdbcClient.create(database);
    policy(jdbc, "games", null);
    policy(jdbc, "games:sg", "games");
    policy(jdbc, "other", null);
    // 1.0.0 is replaced before there is an overlay, 2.0.0 is in force, 3.0.0 comes after it
    version(jdbc, "games", "1.0.0", null, "01-01", null);
    version(jdbc, "games", "2.0.0", null, "02-01", "05-01");
    version(jdbc, "games:sg", "1.0.0", null, "03-01", null);
    version(jdbc, "games", "3.0.0", null, "04-01", "05-01");
    // a withdrawal ends both in May, and brings back the first
    version(jdbc, "games", "4.0.0", "1.0.0", "05-01", null);
    version(jdbc, "games:sg", "2.0.0", null, "06-01", null);
    version(jdbc, "games:sg", "3.0.0", "1.0.0", "07-01", null);
    version(jdbc, "other", "1.0.0", null, "01-01", null);

    flyway(database).load().migrate();

    assertThat(writtenFor(jdbc, "games:sg", "1.0.0")).isEqualTo("2.0.0,3.0.0");
    assertThat(writtenFor(jdbc, "games:sg", "2.0.0")).isEqualTo("1.0.0");
    assertThat(writtenFor(jdbc, "games:sg", "3.0.0")).endsWith(",2.0.0,3.0.0");
    assertThat(writtenFor(jdbc, "games", "2.0.0")).isNull();
    assertThat(writtenFor(jdbc, "other", "1.0.0")).isNull();
  }

  private static @Nullable String writtenFor(JdbcClient jdbc, String policy, String version) {
    return jdbc
        .sql("select written_for from policy_version where policy_id = ? and version = ?")
        .params(policy, version)
        .query((row, number) -> List.of(String.valueOf(row.getString(1))))
        .single()
        .stream()
        .filter(text -> !text.equals("null"))
        .findFirst()
        .orElse(null);
  }

  private static void policy(JdbcClient jdbc, String id, @Nullable String overlayOf) {
    jdbc.sql("insert into policy (policy_id, overlay_of, market) values (?, ?, ?)")
        .params(id, overlayOf, overlayOf == null ? null : "SG")
        .update();
  }

  private static void version(
      JdbcClient jdbc,
      String policy,
      String version,
      @Nullable String restores,
      String day,
      @Nullable String until) {
    var number = SemanticVersion.of(version).sortable();
    var at = "timestamp with time zone '2026-%s 00:00:00+00'";
    jdbc.sql(
            ("insert into policy_version (policy_id, version, version_number, entry, content_hash,"
                    + " change_key, category, published_at, restores) values (?, ?, ?, '{}', 'hash',"
                    + " 'PC-1', 'standard', "
                    + at
                    + ", ?)")
                .formatted(day))
        .params(policy, version, number, restores)
        .update();
    jdbc.sql(
            ("insert into policy_release (policy_id, version, version_number, market, change_key,"
                    + " effective_from, effective_until, published_at) values (?, ?, ?, 'SG',"
                    + " 'PC-1', "
                    + at
                    + ", %s, "
                    + at
                    + ")")
                .formatted(day, until == null ? "null" : at.formatted(until), day))
        .params(policy, version, number)
        .update();
  }

  private static FluentConfiguration flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .javaMigrations(new ClauseIdMigration());
  }
}
