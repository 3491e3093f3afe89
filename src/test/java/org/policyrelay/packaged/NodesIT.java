package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes that are started at the same moment on one PostgreSQL all come up; see ADR 21. */
class NodesIT {

  private static final String USER = "postgres";
  private static final Pattern PASSWORD = Pattern.compile("password (\\S+) \\(shown only now");
  private static final String WAITS = "Another node is starting on this database";

  private static EmbeddedPostgres server;

  @BeforeAll
  static void startDatabase() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    server.close();
  }

  /** {@code -Drelay.nodes.rounds=20} starts them twenty times, each time on an empty database. */
  static IntStream rounds() {
    return IntStream.rangeClosed(1, Integer.getInteger("relay.nodes.rounds", 1));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void fourComeUpOnAnEmptyDatabase(int round) {
    var database = "empty" + round;
    var jdbc = create(database);
    var nodes = start(4, database, "four");
    try {
      nodes.forEach(RelayJar::up);

      var passwords = nodes.stream().flatMap(node -> passwords(node).stream()).toList();
      assertThat(passwords).as("administrators that were made").hasSize(1);
      for (var node : nodes) {
        assertThat(node.http().as("admin", passwords.get(0)).get("/api/policies/matrix").status())
            .isEqualTo(200);
      }
      assertThat(nodes).filteredOn(node -> node.said().contains(WAITS)).isNotEmpty();
      assertThat(count(jdbc, "act_re_deployment")).isEqualTo(1);
      assertThat(versions(jdbc)).containsOnly(1);
    } finally {
      nodes.forEach(RelayJar::close);
    }
    assertThat(count(jdbc, "pg_locks where locktype = 'advisory'")).isZero();
  }

  @Test
  void threeComeUpOnAnOldDatabaseWithOldModels() {
    var jdbc = create("old");
    try (var first = RelayJar.start("old", Map.of(), settings("old"))) {
      first.up();
    }
    makeOld(jdbc);

    var nodes = start(3, "old", "three", "--spring.profiles.active=demo");
    try {
      nodes.forEach(RelayJar::up);
      assertThat(count(jdbc, "act_re_deployment")).isEqualTo(2);
      assertThat(versions(jdbc)).as("one new version of each").containsOnly(2);
      assertThat(count(jdbc, "policy")).isPositive();
      assertThat(count(jdbc, "policy_version")).isEqualTo(count(jdbc, "policy"));
      assertThat(
              count(
                  jdbc,
                  "(select business_key_ from act_ru_execution where parent_id_ is null"
                      + " group by business_key_ having count(*) > 1) twice"))
          .isZero();
      assertThat(count(jdbc, "act_id_user")).isEqualTo(14);
    } finally {
      nodes.forEach(RelayJar::close);
    }
  }

  @Test
  void theTurnOfANodeThatIsKilledPassesOn() throws Exception {
    var jdbc = create("killed");
    try (var holder = lock("killed")) {
      try (var waiting = RelayJar.start("waiting", Map.of(), settings("killed"))) {
        await().atMost(Duration.ofMinutes(3)).until(() -> waiting.said().contains(WAITS));
        assertThat(count(jdbc, "pg_tables where schemaname = 'public'"))
            .as("what a node that waits has made")
            .isZero();
        waiting.kill();
      }
      try (var next = RelayJar.start("next", Map.of(), settings("killed", SMALL_POOL))) {
        await().atMost(Duration.ofMinutes(3)).until(() -> next.said().contains(WAITS));
        holder.close();
        next.up();
      }
    }
  }

  /** Flyway alone needs two. */
  private static final String SMALL_POOL = "--spring.datasource.hikari.maximum-pool-size=2";

  /** What a node that starts has, in a session that this test can end. */
  private static Connection lock(String database) throws Exception {
    var session = server.getDatabase(USER, database).getConnection();
    try (var statement = session.createStatement()) {
      statement.execute("select pg_advisory_lock(x'52454c4159'::bigint)");
    }
    return session;
  }

  /** An earlier release's: our tables as they were, and models of which one reads otherwise. */
  private static void makeOld(JdbcClient jdbc) {
    var ours =
        jdbc.sql(
                "select tablename from pg_tables where schemaname = 'public'"
                    + " and tablename not like 'act\\_%'")
            .query(String.class)
            .list();
    ours.forEach(table -> jdbc.sql("drop table \"" + table + "\" cascade").update());
    jdbc.sql("select sequencename from pg_sequences where schemaname = 'public'")
        .query(String.class)
        .list()
        .forEach(sequence -> jdbc.sql("drop sequence \"" + sequence + "\" cascade").update());
    assertThat(
            jdbc.sql(
                    "update act_ge_bytearray set bytes_ = bytes_ || convert_to(' ', 'UTF8')"
                        + " where deployment_id_ is not null and name_ like '%policy-change.bpmn'")
                .update())
        .isEqualTo(1);
    Flyway.configure()
        .dataSource(server.getDatabase(USER, "old"))
        .locations("classpath:db/migration")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target("4")
        .load()
        .migrate();
  }

  private static List<RelayJar> start(int nodes, String database, String name, String... more) {
    var started = new ArrayList<RelayJar>();
    for (var node = 1; node <= nodes; node++) {
      started.add(RelayJar.start(name + "-" + node, Map.of(), settings(database, more)));
    }
    return started;
  }

  private static String[] settings(String database, String... more) {
    var settings = new ArrayList<>(List.of(more));
    settings.add("--server.port=0");
    settings.add("--spring.datasource.url=" + server.getJdbcUrl(USER, database));
    settings.add("--spring.datasource.username=" + USER);
    return settings.toArray(String[]::new);
  }

  private static JdbcClient create(String database) {
    JdbcClient.create(server.getPostgresDatabase()).sql("create database " + database).update();
    return JdbcClient.create(server.getDatabase(USER, database));
  }

  private static long count(JdbcClient jdbc, String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }

  /** How many versions there are of each process and each table of decisions. */
  private static List<Integer> versions(JdbcClient jdbc) {
    return jdbc.sql(
            "select count(*) from act_re_procdef group by key_"
                + " union all select count(*) from act_re_decision_def group by key_")
        .query(Integer.class)
        .list();
  }

  private static List<String> passwords(RelayJar node) {
    return PASSWORD
        .matcher(node.said())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
