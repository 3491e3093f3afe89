package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RawHttp;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever is asked of the engine over HTTP is answered with what is wrong about it, in the
 * engine's own shape: never as a fault of the server, and never in the words of a Java program.
 */
@RelayTest
class EngineAnswersTest {

  private static final String REST = "/engine-rest";
  private static final String TASKLIST = "/camunda/api/engine/engine/default";

  private static final Pattern JAVA =
      Pattern.compile("\\w+(?:Exception|Entity|Impl|Dto)\\b|\\borg\\.\\w+\\.|\\bjava\\.\\w+\\.");

  @Autowired Relay relay;
  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;

  private Http admin;

  @BeforeEach
  void call() {
    admin = Http.at(port).as("admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "trainer"})
  void anUnknownIdIsNoFault(String user) {
    var doors = Map.of(REST, Http.at(port).as(user), TASKLIST, Http.at(port).logIn(user));
    var wrong = new ArrayList<String>();
    doors.forEach(
        (door, caller) ->
            EngineEndpoints.reads()
                .forEach(
                    endpoint ->
                        wrongIn(caller.get(door + endpoint.with("unknown")))
                            .ifPresent(what -> wrong.add(door + " " + endpoint + what))));
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    assertThat(
            EngineEndpoints.reads()
                .filter(endpoint -> endpoint.path().matches("/task/\\{id}.*"))
                .filter(endpoint -> !endpoint.path().matches(".*/(?:comment|attachment)"))
                .map(endpoint -> endpoint + " " + admin.get(REST + endpoint.with("gone")).status()))
        .isNotEmpty()
        .allMatch(answer -> answer.endsWith(" 404"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "[null]",
        "7",
        "{\"variables\": null, \"modifications\": null}",
        "{\"variables\": {\"outcome\": null}, \"modifications\": {\"outcome\": null}}",
        "{\"variables\": [], \"modifications\": \"none\", \"sorting\": [null], \"orQueries\": [null]}"
      })
  @Tag("any-database")
  void aBodyThatMakesNoSenseIsTheCallersToCorrect(String body) {
    var wrong = new ArrayList<String>();
    EngineEndpoints.writes()
        .forEach(
            endpoint ->
                wrongIn(admin.send(endpoint.method(), REST + endpoint.with("unknown"), body))
                    .ifPresent(what -> wrong.add(endpoint + what)));
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatAMemberMayNotReadIsForbidden() {
    var decision =
        repository.createDecisionDefinitionQuery().list().stream().findAny().orElseThrow().getId();
    var trainer = Http.at(port).as("trainer");
    for (var path :
        List.of(
            "/decision-definition/" + decision + "/xml",
            "/decision-definition/" + decision + "/diagram",
            "/decision-definition/" + decision)) {
      var answer = trainer.get(REST + path);
      assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(403);
      assertThat(answer.json().path("type").asText()).isEqualTo("not-allowed");
      assertThat(answer.json().path("message").asText()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cockpit/plugin/base/default/process-definition/unknown/called-process-definitions",
        "cockpit/plugin/base/default/process-instance/unknown/called-process-instances",
        "cockpit/plugin/base/default/process-definition/statistics?firstResult=first",
        "admin/auth/user/unknown",
        "tasklist/nothing",
        "welcome/nothing"
      })
  void theOtherWebApplicationsTellTheSame(String path) {
    assertThat(wrongIn(Http.at(port).logIn("admin").get("/camunda/api/" + path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Accept-Encoding | gzip;q=a
          Accept-Charset  | a;q=9
          Accept-Language | xxxxxxxxxxxxx
          Accept-Language | en;q=2
          Accept-Language | de-
          Accept          | a;q=b
          """)
  void whatNobodyCanAcceptIsNoFault(String header, String content) {
    for (var method : List.of("GET", "HEAD")) {
      var answer =
          new RawHttp(port)
              .send(RawHttp.call(method, REST + "/task").as("admin").header(header, content));
      assertThat(answer.status()).as(method + answer).isLessThan(500);
    }
  }

  @Test
  void thereAreFourWebApplications() {
    var admin = Http.at(port).logIn("admin");
    for (var application : List.of("nothing", "tasklist.html", "..")) {
      assertThat(admin.get("/camunda/app/" + application + "/default/").status())
          .as(application)
          .isIn(400, 404);
    }
    assertThat(admin.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
  }

  /** What somebody has stored is read again, or was refused. */
  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "", " ", "utf-8", "UTF-8; charset=UTF-16"})
  void aFileOfAnUnknownEncodingIsNoFault(String encoding) {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    var instance = relay.tasks(change).get(0).getProcessInstanceId();
    for (var type : List.of("text/plain", "nonsense", "a/b; charset=nothing", "")) {
      runtime.setVariable(
          instance,
          "file",
          Variables.fileValue("a.txt")
              .file("text".getBytes(StandardCharsets.UTF_8))
              .encoding(encoding)
              .mimeType(type)
              .create());
      var read = admin.get(REST + "/process-instance/" + instance + "/variables/file/data");
      assertThat(read.status()).as(type + read.text()).isLessThan(500);
      if (type.equals("text/plain") && encoding.equals("utf-8")) {
        assertThat(read.text()).isEqualTo("text");
      }
    }
    relay.cleanUp();
  }

  private static Optional<String> wrongIn(Http.Answer answer) {
    var told =
        answer.status() < 400
            || (answer.json().path("type").asText().matches("[a-z-]+")
                && !answer.json().path("message").asText().isBlank()
                && !JAVA.matcher(answer.text()).find());
    return answer.status() < 500 && told
        ? Optional.empty()
        : Optional.of(" " + answer.status() + " " + answer.text());
  }
}
