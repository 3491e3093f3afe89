package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.RawHttp;
import org.policyrelay.support.RawHttp.Answer;
import org.policyrelay.support.RawHttp.Call;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Kinds of content that nobody reads or writes, at every door that takes a body. */
@RelayTest
@Tag("any-database")
class ContentKindsTest {

  private static final List<String> DOORS =
      List.of(
          "/api/policy-changes",
          "/api/policy-changes/PC-2026-1/hold",
          "/api/policies/resolve/bulk",
          "/api/inbox/read-all",
          "/engine-rest/task",
          "/engine-rest/task/count",
          "/engine-rest/task/x/complete",
          "/engine-rest/task/x/submit-form",
          "/engine-rest/process-definition/key/policy-change/submit-form",
          "/engine-rest/filter/create",
          "/engine-rest/deployment/create",
          "/engine-rest/process-instance/x/variables/y/data",
          "/camunda/api/engine/engine/default/task");

  private static final List<String> TYPES =
      List.of(
          "*/*",
          "application/*",
          "*",
          "",
          " ",
          "/",
          "json",
          "application/",
          "application/json;",
          "application/json;charset",
          "application/json;charset=",
          "application/json;charset=klingon",
          "application/json;charset=UTF-7",
          "application/json;charset=IBM037",
          "application/json;charset=\"",
          "application/json, text/plain",
          "application/json;q=0",
          "application/vnd.x+json",
          "application/hal+json",
          "application/problem+json",
          "application/xml",
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded;charset=klingon",
          "application/octet-stream",
          "application/javascript",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=x",
          "multipart/mixed; boundary=x",
          "multipart/*; boundary=x",
          "text/plain",
          "text/html",
          "тип/json",
          "application/x-ndjson");

  @LocalServerPort int port;

  @Test
  void noKindOfBodyIsAFault() {
    var softly = new SoftAssertions();
    for (var door : DOORS) {
      for (var type : TYPES) {
        for (var body : List.of("{}", "--x\r\nContent-Disposition: form-data\r\n\r\n{}", "a=%zz")) {
          var call = RawHttp.call("POST", door).as("admin").header("Content-Type", type).body(body);
          isNoFault(softly, call, send(call));
        }
      }
      var call = RawHttp.call("POST", door).as("admin").body("{}");
      isNoFault(softly, call, send(call));
      call =
          RawHttp.call("POST", door)
              .as("admin")
              .header("Content-Type", "application/json")
              .header("Content-Type", "text/plain")
              .body("{}");
      isNoFault(softly, call, send(call));
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*/json",
        "application",
        "application/xml",
        "image/png",
        "text/html",
        "text/event-stream",
        "application/json;q=2",
        "application/json;q=x",
        "application/json;charset=klingon",
        "*/*;q=0",
        ",,,",
        "\u0000",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
      })
  void noKindOfAnswerThatIsAskedForIsAFault(String accept) {
    accepts(accept);
  }

  @Test
  void aThousandKindsOfAnswerAreNoFault() {
    accepts("application/a,".repeat(400) + "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "\u007f", "\u0000", "\u0085"})
  void noHeaderIsAFault(String content) {
    var softly = new SoftAssertions();
    for (var name : List.of("Idempotency-Key", "Accept-Language", "User-Agent", "X-Anything")) {
      for (var door : List.of("/api/policy-changes", "/engine-rest/task", "/login")) {
        var call =
            RawHttp.call("POST", door)
                .as("admin")
                .header("Content-Type", "application/json")
                .header(name, content)
                .body("{}");
        softly.assertThat(send(call).status()).as("%s", call).isBetween(200, 499);
      }
    }
    softly.assertAll();
  }

  @Test
  void aNameThatNoDatabaseHoldsIsWrongAndNoFault() {
    for (var user : List.of("a\u0000b", "\u0000", "a".repeat(5_000), "a:b", "\uFFFF")) {
      var answer = send(RawHttp.call("GET", "/engine-rest/task").as(user));
      assertThat(answer.status()).as(user).isEqualTo(401);
    }
  }

  private void accepts(String accept) {
    var softly = new SoftAssertions();
    for (var address :
        List.of(
            "/api/policies/registry",
            "/api/policies/resolve?policy_id=no",
            "/api/policies/resolve",
            "/api/nothing",
            "/api/policies/registry?limit=x",
            "/engine-rest/task",
            "/engine-rest/task/no",
            "/engine-rest/nothing",
            "/engine-rest/filter",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/nothing",
            "/v3/api-docs",
            "/actuator/health",
            "/policies",
            "/policies/no",
            "/nothing",
            "/login")) {
      var call = RawHttp.call("GET", address).as("admin").header("Accept", accept);
      var answer = send(call);
      softly.assertThat(answer.status()).as("%s%n%s", call, answer.text()).isBetween(200, 499);
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null",
        "1",
        "\"text\"",
        "true",
        "[]",
        "[null]",
        "[[]]",
        "{\"a\":1} {\"b\":2}",
        "{\"variables\":{\"a\":1,\"a\":2}}",
        "{",
        "nul",
        "{\"variables\":{\"a\\u0000b\":{\"value\":1}}}",
        "{\"variables\":{\"a\":{\"value\":\"\\ud800\"}}}",
        "{\"policy_ids\":[\"\\u0000\"]}",
        "{\"policy_ids\":[\"\\udfff\"]}",
        "{\"\\ud800\":1}",
        "{\"reason\":\"\\u0000\"}",
        "{\"a\":1e999999999}",
        "{\"firstResult\":99999999999999999999}"
      })
  void noJsonIsAFault(String body) {
    var softly = new SoftAssertions();
    for (var door : DOORS) {
      var call =
          RawHttp.call("POST", door)
              .as("admin")
              .header("Content-Type", "application/json")
              .body(body);
      isNoFault(softly, call, send(call));
    }
    softly.assertAll();
  }

  @Test
  void aFormThatCannotBeReadIsRefusedByName() {
    for (var body : List.of("username=%zz", "username=%", "username=%00&password=x")) {
      var answer =
          send(
              RawHttp.call("POST", "/login")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .body(body));
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.contentType()).startsWith("application/problem+json");
    }
  }

  @Test
  void aFormIsReadAsItWasSent() {
    var answer =
        send(
            RawHttp.call("POST", "/inbox/settings/mail")
                .in(new RawHttp(port).logIn("qa-analyst"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("on=%66alse&on2=%E0%B8%AA+x"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    assertThat(answer.headers().get("location")).endsWith("/inbox/settings");
  }

  private static void isNoFault(SoftAssertions softly, Call call, Answer answer) {
    softly.assertThat(answer.status()).as("%s%n%s", call, answer.text()).isBetween(200, 499);
    if (!answer.text().isEmpty()) {
      softly.assertThat(answer.contentType()).as("%s%n%s", call, answer.text()).contains("json");
    }
  }

  private Answer send(Call call) {
    return new RawHttp(port).send(call);
  }
}
