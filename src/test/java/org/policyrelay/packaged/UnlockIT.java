package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code unlock USER}, for whoever has the machine. */
class UnlockIT {

  private static final int MANY = 20;

  @Test
  void letsSomebodyInAtOnceWhileNodesRun() throws IOException {
    try (var server = EmbeddedPostgres.builder().start()) {
      var database =
          Map.of(
              "SPRING_DATASOURCE_URL", server.getJdbcUrl("postgres", "postgres"),
              "SPRING_DATASOURCE_USERNAME", "postgres",
              "SPRING_PROFILES_ACTIVE", "demo");
      try (var node = RelayJar.start("unlock-node", database, "--server.port=0").up()) {
        for (var guess = 0; guess < MANY; guess++) {
          node.http().as("trainer", "wrong").get("/api/inbox");
        }
        assertThat(node.http().as("trainer").get("/api/inbox").status()).isEqualTo(429);
        var jdbc = JdbcClient.create(server.getPostgresDatabase());
        jdbc.sql("update act_id_user set attempts_ = 10 where id_ = 'trainer'").update();

        var commands =
            Stream.of("trainer", "trainer", "nobody")
                .map(user -> RelayJar.start("unlock-" + user, database, "unlock", user))
                .toList();
        assertThat(commands.stream().map(RelayJar::exitCode)).containsExactly(0, 0, 2);
        assertThat(commands.get(1).said()).contains("trainer can log in at once");
        assertThat(commands.get(2).said()).contains("There is no user 'nobody'");

        assertThat(node.http().as("trainer").get("/api/inbox").status()).isEqualTo(200);
        assertThat(
                jdbc.sql("select attempts_ from act_id_user where id_ = 'trainer'")
                    .query(Integer.class)
                    .single())
            .isZero();
        assertThat(
                jdbc.sql("select actor from audit_entry where event = 'login-unlocked'")
                    .query(String.class)
                    .list())
            .containsExactly("command-line", "command-line");
      }
    }
  }

  @Test
  void saysThatTheRelayRunsWhereItHoldsTheFile(@TempDir Path folder) throws Exception {
    var url = "jdbc:h2:file:" + folder.resolve("relay");
    try (var holder = DriverManager.getConnection(url, "sa", "")) {
      assertThat(holder.isClosed()).isFalse();
      var command =
          RelayJar.start("unlock-held", Map.of("SPRING_DATASOURCE_URL", url), "unlock", "admin");
      assertThat(command.exitCode()).isEqualTo(1);
      assertThat(command.said())
          .contains("The database file is open in another process", "Stop the relay")
          .doesNotContain("\tat ");
    }
  }
}
