package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.RawHttp;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** While the database gives nothing, every door says to come again, and none calls it a fault. */
@RelayTest
class DatabaseAwayTest {

  private static final List<String> READS =
      List.of(
          "/api/policies",
          "/api/inbox",
          "/changes",
          "/inbox",
          "/engine-rest/task",
          "/engine-rest/engine/default/task/no-such",
          "/camunda/api/engine/engine/default/task",
          "/camunda/api/engine/engine/default/filter",
          "/api/no-such");

  private static final List<String> WRITES =
      List.of(
          "/api/inbox/read-all",
          "/api/policies/resolve/bulk",
          "/inbox/read-all",
          "/engine-rest/task/no-such/claim",
          "/camunda/api/engine/engine/default/task/no-such/claim");

  @Autowired DataSource database;
  @LocalServerPort int port;

  @Test
  void whoeverAsksIsToldToComeAgain() throws Exception {
    var session = Http.at(port).logIn("qa-lead");
    session.get("/camunda/app/tasklist/default/");
    session.get("/inbox");
    var answers = new LinkedHashMap<String, CompletableFuture<Http.Answer>>();
    var callers = Executors.newFixedThreadPool(40);
    var raw = new RawHttp(port);
    var reader = raw.logIn("qa-lead");
    var taken = takeAll(database.unwrap(HikariDataSource.class));
    try {
      for (var path : READS) {
        answers.put("session " + path, later(() -> session.get(path), callers));
        if (path.startsWith("/api/") || path.startsWith("/engine-rest/")) {
          var program = Http.at(port).as("qa-lead");
          answers.put("program " + path, later(() -> program.get(path), callers));
        }
      }
      for (var path : WRITES) {
        answers.put("session writes " + path, later(() -> session.post(path, "{}"), callers));
      }
      var asked = Map.of("policy_ids", List.of("no:such"));
      answers.put(
          "nobody", later(() -> Http.at(port).post("/api/policies/resolve/bulk", asked), callers));
      for (var answer : answers.entrySet()) {
        check(answer.getKey(), answer.getValue().get());
      }
      assertThat(
              raw.send(RawHttp.call("GET", "/inbox").in(reader).header("Accept", "text/html"))
                  .text())
          .contains("<h1>", "The database does not answer just now");
    } finally {
      callers.shutdownNow();
      for (var connection : taken) {
        connection.close();
      }
    }
    assertThat(session.get("/api/inbox").status()).isEqualTo(200);
  }

  private static void check(String what, Http.Answer answer) {
    assertThat(answer.status()).as("%s%n%s", what, answer.text()).isEqualTo(503);
    assertThat(answer.headers()).as(what).containsEntry("retry-after", "5");
    assertThat(answer.text()).as(what).contains("database does not answer");
    assertThat(answer.text()).as(what).doesNotContain("Hikari", "java", "SQL");
  }

  private static CompletableFuture<Http.Answer> later(
      Supplier<Http.Answer> call, Executor callers) {
    return CompletableFuture.supplyAsync(call, callers);
  }

  /** Others give theirs back sooner or later. */
  private static List<Connection> takeAll(HikariDataSource pool) throws SQLException {
    var taken = new ArrayList<Connection>();
    while (taken.size() < pool.getMaximumPoolSize()) {
      taken.add(pool.getConnection());
    }
    return taken;
  }
}
