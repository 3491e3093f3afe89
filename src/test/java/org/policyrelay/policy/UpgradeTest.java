package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.support.Policies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database from before there were clause ids and overlays becomes one of today. */
class UpgradeTest {

  private final String entry = Policies.shouldRule().json().toString();

  @Test
  void onH2() {
    upgrade(new DriverManagerDataSource("jdbc:h2:mem:upgrade;DB_CLOSE_DELAY=-1", "sa", ""));
  }

  @Test
  @Tag("database")
  void onPostgres() throws IOException {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      upgrade(postgres.getPostgresDatabase());
    }
  }

  private void upgrade(DataSource database) {
    flyway(database).target("4").load().migrate();
    var jdbc = JdbcClient.create(database);
    for (var version = 1; version <= 2; version++) {
      insert(jdbc, version);
    }
    insertDrafts(jdbc);

    insert(jdbc, 3);
    jdbc.sql(
            "update policy_release set rolled_back_at = timestamp with time zone"
                + " '2026-01-15 00:00:00+00' where version = '3.0.0'")
        .update();
    flyway(database).javaMigrations(new ClauseIdMigration()).target("24").load().migrate();
    insertEnded(jdbc, "4.0.0", "PC-2026-1");
    insertEnded(jdbc, "5.0.0", "PC-2026-9");
    flyway(database).javaMigrations(new ClauseIdMigration()).target("37").load().migrate();
    anEmergencyAndWhatCameOfIt(jdbc);

    flyway(database).javaMigrations(new ClauseIdMigration()).load().migrate();

    var versions = new PolicyRows(jdbc).versionsOf("old");
    assertThat(versions)
        .extracting(PublishedVersion::version)
        .containsExactly("5.0.0", "4.0.0", "3.0.0", "2.0.0", "1.0.0");
    assertThat(versions.get(3).clauses()).extracting(Clause::id).containsExactly("c1", "c2");
    assertThat(versions.get(4).clauses()).isEqualTo(versions.get(3).clauses());
    assertThat(versions.get(3).releases()).hasSize(1);
    var known = Instant.parse("2026-06-01T00:00:00Z");
    assertThat(new ResolveRows(jdbc).counting("old", new Market("SG"), known, known))
        .extracting(PublishedVersion::version)
        .containsExactly("2.0.0");
    assertThat(
            jdbc.sql("select last_clause from policy where policy_id = 'old'")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    assertThat(
            jdbc.sql(
                    "select version from policy_version where withdrawn_at is not null order by"
                        + " version")
                .query(String.class)
                .list())
        .as("never came, and was ended by its own change; another's end is no withdrawal")
        .containsExactly("3.0.0", "4.0.0");
    assertThat(
            jdbc.sql("select proposal from change_draft order by id").query(Boolean.class).list())
        .as("the text that was proposed, and one that was submitted")
        .containsExactly(true, false);
    assertThat(
            jdbc.sql("select version from policy_version where emergency order by version")
                .query(String.class)
                .list())
        .as("the order itself, its corrections and what brought it back")
        .containsExactly("2.0.0", "2.0.1", "2.0.2", "4.0.0");
  }

  /** It, a correction of its words, a correction of that, and what was brought back of them. */
  private void anEmergencyAndWhatCameOfIt(JdbcClient jdbc) {
    jdbc.sql(
            "insert into policy_change (change_key, revision, state, policy_id, entry, summary,"
                + " reason, origin_type, emergency, proposed_by, proposed_at, rework_rounds,"
                + " rework_rounds_allowed) values ('PC-2026-2', 0, 'ENFORCED', 'ordered', '{}',"
                + " 'S', 'R', 'manual', true, 'ada', timestamp with time zone '2026-01-01"
                + " 00:00:00+00', 0, 0)")
        .update();
    jdbc.sql("insert into policy (policy_id, last_clause) values ('ordered', 1)").update();
    insertOrdered(jdbc, "1.0.0", "PC-2026-1", null, null);
    insertOrdered(jdbc, "2.0.0", "PC-2026-2", null, null);
    insertOrdered(jdbc, "2.0.1", "PUB-2026-1", "2.0.0", null);
    insertOrdered(jdbc, "2.0.2", "PUB-2026-2", "2.0.1", null);
    insertOrdered(jdbc, "3.0.0", "PC-2026-3", null, null);
    insertOrdered(jdbc, "4.0.0", "PC-2026-3", null, "2.0.2");
    insertOrdered(jdbc, "5.0.0", "PC-2026-2", null, "1.0.0");
  }

  private void insertOrdered(
      JdbcClient jdbc,
      String version,
      String change,
      @Nullable String corrects,
      @Nullable String restores) {
    jdbc.sql(
            "insert into policy_version (policy_id, version, version_number, entry, content_hash,"
                + " change_key, category, published_at, corrects, restores) values ('ordered', ?,"
                + " ?, ?, 'hash', ?, 'standard', timestamp with time zone '2026-01-01"
                + " 00:00:00+00', ?, ?)")
        .params(
            version,
            SemanticVersion.of(version).sortable(),
            entry.replaceAll("test_policy_\\d+", "ordered"),
            change,
            corrects,
            restores)
        .update();
  }

  private static void insertDrafts(JdbcClient jdbc) {
    jdbc.sql(
            "insert into policy_change (change_key, revision, state, policy_id, entry, summary,"
                + " reason, origin_type, emergency, proposed_by, proposed_at, rework_rounds,"
                + " rework_rounds_allowed) values ('PC-2026-1', 0, 'PROPOSED', 'old', '{}', 'S',"
                + " 'R', 'manual', false, 'ada', timestamp with time zone '2026-01-01"
                + " 00:00:00+00', 0, 0)")
        .update();
    for (var second : List.of("00.4", "59.0")) {
      jdbc.sql(
              "insert into change_draft (change_key, drafted_by, drafted_at, entry) values"
                  + " ('PC-2026-1', 'ada', timestamp with time zone '2026-01-01 00:00:%s+00', '{}')"
                      .formatted(second))
          .update();
    }
  }

  private void insert(JdbcClient jdbc, int version) {
    var number = version + ".0.0";
    jdbc.sql(
            "insert into policy_version (policy_id, version, version_number, entry, content_hash,"
                + " change_key, category, published_at) values ('old', ?, ?, ?, 'hash', 'PC-2026-1',"
                + " 'standard', timestamp with time zone '2026-01-01 00:00:00+00')")
        .params(number, version * 1_000_000_000_000L, entry.replaceAll("test_policy_\\d+", "old"))
        .update();
    jdbc.sql(
            "insert into policy_release (policy_id, version, market, change_key, effective_from,"
                + " published_at) values ('old', ?, 'SG', 'PC-2026-1',"
                + " timestamp with time zone '2026-02-01 00:00:00+00',"
                + " timestamp with time zone '2026-01-01 00:00:00+00')")
        .param(number)
        .update();
  }

  /** Applied, and was ended by a change: as a withdrawal leaves it, where that is its own. */
  private void insertEnded(JdbcClient jdbc, String version, String by) {
    var number = SemanticVersion.parse(version).orElseThrow().sortable();
    jdbc.sql(
            "insert into policy_version (policy_id, version, version_number, entry, content_hash,"
                + " change_key, category, published_at) values ('old', ?, ?, ?, 'hash', 'PC-2026-1',"
                + " 'standard', timestamp with time zone '2026-01-01 00:00:00+00')")
        .params(version, number, entry.replaceAll("test_policy_\\d+", "old"))
        .update();
    jdbc.sql(
            "insert into policy_release (policy_id, version, version_number, market, change_key,"
                + " effective_from, effective_until, published_at) values ('old', ?, ?, 'SG', ?,"
                + " timestamp with time zone '2026-01-01 00:00:00+00',"
                + " timestamp with time zone '2026-01-20 00:00:00+00',"
                + " timestamp with time zone '2026-01-20 00:00:00+00')")
        .params(version, number, by)
        .update();
  }

  private static FluentConfiguration flyway(DataSource database) {
    return Flyway.configure().dataSource(database).locations("classpath:db/migration");
  }
}
