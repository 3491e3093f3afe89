package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever goes wrong in the API, its answer is a problem with a stable code. */
@RelayTest
class ProblemsTest {

  private static final String CHANGES = "/api/policy-changes";

  @LocalServerPort int port;

  @ParameterizedTest(name = "GET {0} → {1} {2}")
  @CsvSource({
    "/api/nothing-here, 404, not-found",
    "/api/policies/nothing-here, 404, not-found",
    "/api/policy-changes/PC-2026-999999, 404, not-found",
    "/api/policies/resolve, 400, invalid-request",
    "/api/policies/resolve?policy_id=nope, 404, not-found",
    "/api/policies/resolve?policy_id=x&as_of=yesterday, 400, invalid-request",
    "/api/policies/resolve?policy_id=x&market=Singapore, 400, invalid-request",
    "/api/policies/registry?category=law, 400, invalid-request",
    "/api/policies/registry?limit=many, 400, invalid-request",
    "/api/policies/registry?limit=0, 400, invalid-request",
    "/api/policies/registry?offset=-1, 400, invalid-request",
    "/api/policies/history?policy_id=nope, 404, not-found",
    "/api/policies/history?policy_id=x&limit=101, 400, invalid-request",
    "/api/policies/history?policy_id=x&offset=-1, 400, invalid-request",
  })
  void aRequestThatCannotBeAnswered(String path, int status, String code) {
    isProblem(relay().get(path), status, code);
  }

  /** Every address of the API, so that one which is new refuses them, too. */
  @Test
  void aParameterThatIsNotKnownIsNamed() {
    var asked = 0;
    for (var path : relay().get("/v3/api-docs").json().path("paths").properties()) {
      if (!path.getKey().startsWith("/api/")) {
        continue;
      }
      var address = path.getKey().replaceAll("\\{[^}]+}", "1") + "?limt=1&limt=2";
      for (var operation : path.getValue().properties()) {
        var method = operation.getKey().toUpperCase(Locale.ROOT);
        var answer = ask(method, address, operation.getValue());
        isProblem(answer, 400, "invalid-request");
        assertThat(answer.json().path("errors").findValuesAsText("field"))
            .as(method + " " + address)
            .containsExactly("limt");
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(20);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /api/deadlines/moves, reason",
    "POST, /api/policy-changes/PC-2026-999999/withdraw, reason",
    "POST, /api/policy-changes/PC-2026-999999/hold, reason",
    "PUT, /api/policies/x/versions/1.0.0/translations/th, policy",
  })
  void aFieldThatIsNotKnownIsNamedAndAnotherKindIsRefused(
      String method, String path, String field) {
    var misspelt =
        Http.at(port)
            .as("admin")
            .call(method, path, "{\"%s\": \"a\", \"resaon\": \"b\"}".formatted(field));
    isProblem(misspelt, 400, "invalid-request");
    assertThat(misspelt.json().path("errors").findValuesAsText("field")).containsExactly("resaon");

    for (var other : List.of("5", "1.5", "true", "{}", "[]")) {
      var answer =
          Http.at(port).as("admin").call(method, path, "{\"%s\": %s}".formatted(field, other));
      isProblem(answer, 400, "malformed-json");
      assertThat(answer.json().path("errors").findValuesAsText("field"))
          .as(answer.text())
          .containsExactly(field);
    }
  }

  /** Whichever of the two were taken, the other would silently be none. */
  @Test
  void aParameterThatIsGivenTwiceIsNamedWhereOneCounts() {
    var asked = 0;
    for (var path : relay().get("/v3/api-docs").json().path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        for (var parameter : operation.getValue().path("parameters")) {
          var name = parameter.path("name").asText();
          var isMany = parameter.path("schema").path("type").asText().equals("array");
          if (!path.getKey().startsWith("/api/")
              || !parameter.path("in").asText().equals("query")
              || isMany) {
            continue;
          }
          var method = operation.getKey().toUpperCase(Locale.ROOT);
          var address =
              path.getKey().replaceAll("\\{[^}]+}", "1") + "?" + name + "=1&" + name + "=2";
          var answer = ask(method, address, operation.getValue());
          isProblem(answer, 400, "invalid-request");
          assertThat(answer.json().path("errors").findValuesAsText("field"))
              .as(method + " " + address)
              .containsExactly(name);
          asked++;
        }
      }
    }
    assertThat(asked).isGreaterThan(20);
    assertThat(
            relay().get("/api/policies/registry?policy_categories=a&policy_categories=b").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/policies?category=standard&category=regulation, category",
    "/policies/markets/SG?category=standard&category=standard, category",
    "/policies/apac:alcohol?lang=en&lang=th, lang",
    "/policies/search?q=beer&q=wine, q",
    "/policies/search?q=beer&market=SG&market=TH, market",
    "/policies/apac:alcohol/diff?from=1.0.0&from=1.0.1&to=1.0.1, from",
  })
  void aPageNamesAParameterThatIsGivenTwice(String path, String name) {
    var page = Http.at(port).get(path);

    assertThat(page.status()).as(path).isEqualTo(400);
    assertThat(page.text()).contains(name + " is given more than once; give it once");
  }

  @Test
  void aFormNamesAFieldThatIsSentTwice() {
    var reader = Http.at(port).logIn("trainer");
    assertThat(reader.get("/inbox/settings").status()).isEqualTo(200);

    var answer =
        reader.send(
            "POST",
            "/inbox/settings/mail",
            "on=true&on=false",
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("on is given more than once");
  }

  @Test
  void aPageTakesWhatOthersAppendToItsAddress() {
    assertThat(Http.at(port).get("/policies?utm_source=mail").status()).isEqualTo(200);
    var reader = Http.at(port).logIn("policy-manager");
    assertThat(reader.get("/changes?utm_source=mail").status()).isEqualTo(200);
  }

  @Test
  void aMethodThatNobodyTakes() {
    var answer = relay().delete(CHANGES);

    isProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers()).containsEntry("allow", "POST");
    assertThat(answer.json().path("detail").asText()).contains("DELETE", "POST");
    assertThat(answer.json().path("instance").asText()).isEqualTo(CHANGES);
  }

  @Test
  void aContentTypeThatNobodyTakes() {
    var answer = relay().post(CHANGES, "policy: x", "Content-Type", "text/yaml");

    isProblem(answer, 415, "unsupported-media-type");
    assertThat(answer.json().path("detail").asText()).contains("application/json");
  }

  @Test
  void aBrowserThatCallsTheApiGetsAProblemToo() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/policies/nope"))
            .header("Accept", "text/html")
            .build();

    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"code\":\"not-found\"");
  }

  @ParameterizedTest(name = "body {index}")
  @ValueSource(
      strings = {
        "{\"policy\": {",
        "{\"summary\": \"a\", \"summary\": \"b\"}",
        "{\"policy\": {\"policy\": \"a\", \"policy\": \"b\"}}",
        "{} {}",
        "{summary: 'a'}",
        "",
        "\u0000"
      })
  void whatIsNoJson(String body) {
    isProblem(relay().post(CHANGES, body), 400, "malformed-json");
  }

  @Test
  void aFieldThatIsGivenTwiceIsNamed() {
    assertThat(relay().post(CHANGES, "{\"summary\": \"a\", \"summary\": \"b\"}").text())
        .contains("gives summary twice");
  }

  @Test
  void malformedJsonTellsWhere() {
    var answer = relay().post(CHANGES, "{\n  \"summary\": \"a\",\n  \"summary\": \"b\"}");

    assertThat(answer.json().path("detail").asText()).contains("twice", "line 3, column");
  }

  @Test
  void tenMegabytesAreRefusedWhateverIsInThem() {
    var body = "{\"policy\": \"" + "x".repeat(10_000_000) + "\"}";

    isProblem(relay().post(CHANGES, body), 413, "body-too-large");
    isProblem(relay().post(CHANGES, "x".repeat(10_000_000)), 413, "body-too-large");
  }

  /** A stream of unknown length is sent in chunks. */
  @Test
  void tenMegabytesInChunksAreRefusedToo() throws Exception {
    var login =
        Base64.getEncoder().encodeToString("policy-manager:demo".getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + CHANGES))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[10_000_000])))
            .build();

    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("body-too-large");
  }

  @Test
  void everyWrongFieldOfAnEntryIsNamedAtOnceAndNothingIsStarted() {
    var answer =
        relay()
            .post(
                CHANGES,
                """
                {"policy": {"enforcement": "maybe", "policy": "%s", "colour": "red",
                            "exemplars": {"pass": [{"explanation": "because"}]}},
                 "summary": "s", "reason": "r"}
                """
                    .formatted("x".repeat(5001)));

    isProblem(answer, 400, "invalid-policy-entry");
    assertThat(answer.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "policy.policy_id",
            "policy.enforcement",
            "policy.policy",
            "policy.colour",
            "policy.exemplars.pass[0].scenario");
  }

  @Test
  void theDescriptionOfTheApiNamesLoginAndProblem() {
    var api = relay().get("/v3/api-docs").json();

    assertThat(api.at("/info/title").asText()).isEqualTo("Policy Relay");
    assertThat(api.at("/components/securitySchemes/basic/scheme").asText()).isEqualTo("basic");
    assertThat(api.at("/components/schemas/Problem/properties/code").isMissingNode()).isFalse();
    assertThat(api.at("/paths/~1api~1policy-changes/post/security/0").has("basic")).isTrue();
    assertThat(api.at("/paths/~1api~1policies~1resolve/get/security").toString()).isEqualTo("[]");
    assertThat(
            api.at("/paths/~1api~1policies~1resolve/get/responses/default/content")
                .has("application/problem+json"))
        .isTrue();
  }

  /** With a body of a kind that the operation takes. */
  private Answer ask(String method, String address, JsonNode operation) {
    var kinds = operation.at("/requestBody/content").fieldNames();
    return Http.at(port)
        .as("admin")
        .call(
            method,
            address,
            "{}",
            "Content-Type",
            kinds.hasNext() ? kinds.next() : "application/json");
  }

  private Http relay() {
    return Http.at(port).as("policy-manager");
  }

  private static void isProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("type").asText()).endsWith(code);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
    assertThat(answer.text()).doesNotContain("Exception", "org.policyrelay");
  }
}
