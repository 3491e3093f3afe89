package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.HostileFilter;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.TasklistSession;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever a client sends as an expression is refused by the name of its field, at every door, at
 * every depth, for everybody, and is never evaluated. The fields are the engine's own: a new one is
 * tried here by itself.
 */
@RelayTest
class ClientExpressionsTest {

  private static final String MARK = HostileFilter.MARK;
  private static final String HOSTILE = HostileFilter.EXPRESSION;
  private static final List<String> FIELDS =
      List.copyOf(ExpressionFields.byClass().get(TaskQueryDto.class.getName()));

  /** The engine's API under each of its addresses. */
  private static final List<String> BASES = List.of("/engine-rest", "/engine-rest/engine/default");

  private static final String WEB_APPLICATION = "/camunda/api/engine/engine/default";

  @Autowired HostileFilter hostile;
  @LocalServerPort int port;

  private String filter;

  private record Call(String method, String path, String body) {}

  @BeforeEach
  void aFilter() {
    filter = hostile.make();
  }

  @AfterEach
  void withoutIt() {
    hostile.delete(filter);
  }

  @Test
  void onlyTheTaskQueryTakesExpressions() {
    assertThat(ExpressionFields.byClass().keySet())
        .as("whatever else takes expressions needs doors here")
        .containsExactly(TaskQueryDto.class.getName());
    assertThat(FIELDS).hasSizeGreaterThanOrEqualTo(20).contains("assigneeExpression");
  }

  @Test
  void everyFieldAtEveryDoorOfTheApi() {
    var admin = Http.at(port).as("admin");
    for (var base : BASES) {
      for (var field : FIELDS) {
        for (var call : calls(base, field)) {
          var answer =
              switch (call.method) {
                case "GET" -> admin.get(call.path);
                case "PUT" -> admin.put(call.path, call.body);
                default -> admin.post(call.path, call.body);
              };
          assertRefused(call, field, answer.status(), answer.text());
        }
      }
    }
  }

  @Test
  void everyFieldAtEveryDoorOfTheWebApplications() {
    var admin = TasklistSession.of("admin", port);
    for (var field : FIELDS) {
      for (var call : calls(WEB_APPLICATION, field)) {
        var answer = admin.send(call.method, call.path, call.body);
        assertRefused(call, field, answer.statusCode(), answer.body());
      }
    }
  }

  @Test
  void membersAndLeads() {
    for (var user : List.of("trainer", "qa-lead", "policy-manager")) {
      var caller = Http.at(port).as(user);
      for (var field : FIELDS) {
        for (var call : queries("/engine-rest", field)) {
          var answer = caller.post(call.path, call.body);
          assertRefused(call, field, answer.status(), answer.text());
        }
      }
    }
  }

  @Test
  void otherSpellings() {
    var member = Http.at(port).as("trainer");
    var field = "assigneeExpression";
    var body = "{\"orQueries\":[{\"assignee\\u0045xpression\":\"" + HOSTILE + "\"}]}";
    for (var type : List.of("application/json", "application/json;charset=iso-8859-1")) {
      var call = new Call("POST", "/engine-rest/task", body);
      var answer = member.post(call.path, call.body, "Content-Type", type);
      assertRefused(call, field, answer.status(), answer.text());
    }
    var twice =
        new Call(
            "POST",
            "/engine-rest/task/count",
            "{\"orQueries\":[{\"" + field + "\":null,\"" + field + "\":\"" + HOSTILE + "\"}]}");
    var answer = member.post(twice.path, twice.body);
    // a field given twice is refused before anybody reads either
    assertRefused(twice, "malformed-json", answer.status(), answer.text());
    var parameter = new Call("GET", "/engine-rest/task?assignee%45xpression=" + encoded(), "");
    answer = member.get(parameter.path);
    assertRefused(parameter, field, answer.status(), answer.text());
  }

  /** Which of them the container takes at all is for others to say; none may evaluate. */
  @Test
  void otherSpellingsOfThePath() {
    var admin = Http.at(port).as("admin");
    for (var path :
        List.of(
            "/%65ngine-rest/task",
            "/engine-rest/%74ask",
            "/engine-rest//task",
            "/engine-rest/./task",
            "/engine-rest;x=y/task",
            "/engine-rest/task;x=y",
            "/engine-rest/task/",
            "/engine-rest/filter/../task")) {
      for (var query : nested("assigneeExpression")) {
        var answer = admin.post(path, query);
        assertThat(System.getProperty(MARK)).as(path + " " + query).isNull();
        assertThat(answer.status()).as(path + " " + query).isGreaterThanOrEqualTo(400);
      }
    }
  }

  @Test
  void otherEncodingsOfTheBody() throws Exception {
    var query = nested("assigneeExpression").get(1);
    for (var charset : List.of("UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE")) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task"))
              .header("Content-Type", "application/json;charset=" + charset)
              .header("Authorization", "Basic " + basic("trainer"))
              .POST(HttpRequest.BodyPublishers.ofString(query, Charset.forName(charset)))
              .build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(System.getProperty(MARK)).as(charset).isNull();
      assertThat(answer.statusCode()).as(charset).isEqualTo(400);
    }
  }

  @Test
  void whatIsNoExpressionIsAnswered() {
    var member = Http.at(port).as("trainer");
    var query = Map.of("orQueries", List.of(Map.of("assignee", "trainer", "name", "x")));
    assertThat(member.post("/engine-rest/task", query).status()).isEqualTo(200);
    assertThat(member.post("/engine-rest/task/count", "{\"assigneeExpression\":null}").status())
        .isEqualTo(200);
  }

  private void assertRefused(Call call, String field, int status, String text) {
    var what = call + " was answered " + status + " " + text;
    assertThat(System.getProperty(MARK)).as(what).isNull();
    assertThat(status).as(what).isEqualTo(400);
    assertThat(text).as(what).contains(field);
  }

  /** Every way by which a query comes into the engine. */
  private List<Call> calls(String base, String field) {
    var calls = new ArrayList<Call>();
    for (var door : List.of("/task", "/task/count")) {
      calls.add(new Call("GET", base + door + "?" + field + "=" + encoded(), ""));
    }
    calls.addAll(queries(base, field));
    for (var query : nested(field)) {
      var stored =
          "{\"name\":\"hostile\",\"resourceType\":\"Task\",\"properties\":{},\"query\":%s}"
              .formatted(query);
      calls.add(new Call("POST", base + "/filter/create", stored));
      calls.add(new Call("PUT", base + "/filter/" + filter, stored));
    }
    return calls;
  }

  private List<Call> queries(String base, String field) {
    var calls = new ArrayList<Call>();
    var stored = base + "/filter/" + filter;
    for (var door :
        List.of(
            base + "/task",
            base + "/task/count",
            stored + "/list",
            stored + "/count",
            stored + "/singleResult")) {
      nested(field).forEach(query -> calls.add(new Call("POST", door, query)));
    }
    return calls;
  }

  /** A query with the field at its top, in an or-query, and in an or-query of that. */
  private static List<String> nested(String field) {
    var top = "{\"" + field + "\":\"" + HOSTILE + "\"}";
    var once = "{\"orQueries\":[" + top + "]}";
    return List.of(top, once, "{\"orQueries\":[{\"name\":\"x\"}," + once + "]}");
  }

  private static String basic(String user) {
    return Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded() {
    return URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
  }
}
