package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RawHttp;
import org.policyrelay.support.RawHttp.Answer;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No address takes more of a body than the limit, and no JSON more than its reader bears. */
@RelayTest
@Tag("any-database")
class BodyLimitTest {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final byte[] LARGE = "x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "POST,   /api/policy-changes,                          application/json",
    "POST,   /api/policies/import,                         application/json",
    "POST,   /api/policies/resolve/bulk,                   application/json",
    "POST,   /api/policies/resolve/bulk,                   application/octet-stream",
    "GET,    /api/policies/registry,                       application/json",
    "DELETE, /api/feed,                                    application/json",
    "PATCH,  /api/policy-changes,                          application/json",
    "POST,   /api/nothing-here,                            application/json",
    "POST,   /engine-rest/task,                            application/json",
    "PUT,    /engine-rest/filter/x,                        application/x-www-form-urlencoded",
    "POST,   /engine-rest/deployment/create,               multipart/form-data; boundary=x",
    "DELETE, /engine-rest/filter/x,                    application/json",
    "POST,   /camunda/api/engine/engine/default/task,      application/json",
    "POST,   /camunda/api/admin/setup/default/user/create, application/x-www-form-urlencoded",
    "POST,   /camunda/app/tasklist/default/,               text/plain",
    "POST,   /inbox/read-all,                              application/x-www-form-urlencoded",
    "POST,   /inbox/read-all,                              multipart/form-data; boundary=x",
    "POST,   /changes/PC-2026-1/hold,                      application/x-www-form-urlencoded",
    "POST,   /unsubscribe/x,                               application/x-www-form-urlencoded",
    "POST,   /unsubscribe/x,                               text/plain",
    "POST,   /login,                                       application/x-www-form-urlencoded",
    "POST,   /nothing-here,                                text/plain",
    "POST,   /error,                                       text/plain"
  })
  void anAnnouncedLengthAndNoneAreRefusedAlike(String method, String path, String type) {
    var session = new RawHttp(port).logIn("admin");
    for (var announced : new boolean[] {true, false}) {
      var call = RawHttp.call(method, path).in(session).header("Content-Type", type).body(LARGE);
      var answer = send(announced ? call : call.inChunks());

      assertThat(answer.status()).as("%s %s%n%s", method, path, answer.text()).isEqualTo(413);
      assertThat(answer.contentType()).matches("application/(problem\\+)?json.*");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(answer.text()).contains("body-too-large");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/unsubscribe/x", "/api/policies/resolve/bulk"})
  void whoHasNotLoggedInSendsLittle(String path) {
    var type = path.startsWith("/api") ? JSON : FORM;
    var body = "x".repeat(300_000);
    var answer =
        send(RawHttp.call("POST", path).header("Content-Type", type).body(body).inChunks());

    assertThat(answer.status()).as(answer.text()).isEqualTo(413);
  }

  @Test
  void ofWhomTheLoginRefusesNothingIsRead() {
    var answer =
        send(
            RawHttp.call("POST", "/api/policies/import")
                .header("Content-Type", JSON)
                .header("Transfer-Encoding", "chunked"));

    assertThat(answer.status()).isIn(401, 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/policy-changes",
        "/api/policies/resolve/bulk",
        "/api/policies/import",
        "/api/deadlines/moves",
        "/engine-rest/task",
        "/engine-rest/filter/create",
        "/engine-rest/task/x/submit-form",
        "/camunda/api/engine/engine/default/task"
      })
  void deepAndManyPartedJsonIsRefusedByName(String path) {
    var bodies =
        List.of(
            "[".repeat(900_000),
            "[".repeat(101) + "]".repeat(101),
            "{\"a\":".repeat(150) + "1" + "}".repeat(150),
            "{\"orQueries\":[".repeat(60) + "]}".repeat(60),
            "{\"policy_ids\":[" + "{},".repeat(150_000) + "1]}",
            "[" + "1,".repeat(900_000) + "1]",
            "{\"a\":" + "9".repeat(2_000) + "}",
            "{\"" + "n".repeat(60_000) + "\":1}");
    var session = new RawHttp(port).logIn("admin");
    for (var body : bodies) {
      var call = RawHttp.call("POST", path).in(session).header("Content-Type", JSON).body(body);
      var answer = send(call);

      assertThat(answer.status()).as("%s %.40s%n%s", path, body, answer.text()).isEqualTo(400);
      assertThat(answer.text()).contains("json-too-complex").doesNotContain("Stream", "java");
    }
  }

  /** Each condition is a join: thousands of them hold a core for seconds, and no database ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/task",
        "/engine-rest/task/count",
        "/engine-rest/variable-instance",
        "/engine-rest/engine/default/task",
        "/engine-rest/history/task"
      })
  void aQueryHasAsManyConditionsAsADatabaseBears(String path) {
    var list = path.endsWith("variable-instance") ? "variableValues" : "processVariables";
    for (var query :
        List.of(
            conditions(list, "{\"name\":\"a\",\"operator\":\"eq\",\"value\":1}", 300),
            conditions("orQueries", "{}", 1000),
            conditions("processInstanceBusinessKeyIn", "\"a\"", 2000))) {
      var answer = Http.at(port).as("ad-reviewer").post(path, query);
      assertThat(answer.status()).as("%s %.60s", path, query).isEqualTo(400);
      assertThat(answer.text()).contains("more than 2000 parts");
    }
    var bearable = conditions(list, "{\"name\":\"a\",\"operator\":\"eq\",\"value\":1}", 100);
    assertThat(Http.at(port).as("ad-reviewer").post(path, bearable).status()).isEqualTo(200);
  }

  private static String conditions(String list, String one, int many) {
    return "{\"" + list + "\":[" + String.join(",", Collections.nCopies(many, one)) + "]}";
  }

  /** More clients than there is room for: some are told to come again, and none breaks anything. */
  @Test
  void manyLargeBodiesAtOnceAreBorne() throws Exception {
    var body =
        ("{\"policy_ids\":[\"" + "x".repeat(1_900_000) + "\"]}").getBytes(StandardCharsets.UTF_8);
    var clients = Executors.newFixedThreadPool(200);
    try {
      var answers = new ArrayList<Future<Answer>>();
      for (var client = 0; client < 200; client++) {
        answers.add(
            clients.submit(
                () ->
                    send(
                        RawHttp.call("POST", "/api/policies/resolve/bulk")
                            .as("qa-analyst")
                            .header("Content-Type", JSON)
                            .body(body)
                            .inChunks())));
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isIn(200, 503);
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(send(RawHttp.call("GET", "/actuator/health")).status()).isEqualTo(200);
  }

  private Answer send(RawHttp.Call call) {
    return new RawHttp(port).send(call);
  }
}
