package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.TasklistSession;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API behind Tasklist, used as its pages do: the login page, a session, a forgery token. */
@RelayTest
class TasklistDoorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/camunda/api/engine/engine/default";

  @Autowired ProcessEngine engine;
  @Autowired Directory directory;
  @Autowired Relay relay;
  @Autowired Submissions submissions;
  @LocalServerPort int port;

  private AskedTask asked;

  @BeforeEach
  void somebodyIsAsked() {
    asked = AskedTask.in(engine);
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
    asked.remove();
  }

  @Test
  void anAnswerIsCheckedAndTaken() throws Exception {
    var lead = TasklistSession.of("qa-lead", port);
    assertThat(lead.landing()).isEqualTo("/camunda/app/tasklist/default/");
    var refused = submit(lead, "{\"outcome\": {\"value\": \"drop\", \"type\": \"String\"}}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("type").asText()).isEqualTo("invalid-form");
    assertThat(json(refused).path("message").asText()).isEqualTo("\"Reason\" must be filled in");
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("reason");
    assertThat(submissions.ofTask(asked.id())).isEmpty();

    assertThat(
            submit(lead, "{\"outcome\": {\"value\": \"keep\", \"type\": \"String\"}}").statusCode())
        .isBetween(200, 204);
    assertThat(submissions.ofTask(asked.id()).orElseThrow().by()).isEqualTo("qa-lead");

    var late = submit(lead, "{\"outcome\": {\"value\": \"keep\", \"type\": \"String\"}}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).path("message").asText()).contains("completed already by Linh Tran");
  }

  @Test
  void withoutTheForgeryTokenNothingIsTaken() {
    var lead = TasklistSession.of("qa-lead", port);
    var forged = lead.forge("POST", door(), "{}");
    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @Test
  void whoIsNotOfTheTeamNeitherSeesNorAnswers() throws Exception {
    var trainer = TasklistSession.of("trainer", port);
    assertThat(trainer.get(API + "/task/" + asked.id() + "/form-variables").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(trainer.get(API + "/task").body()).doesNotContain(asked.id());
    var refused = submit(trainer, "{\"outcome\": {\"value\": \"keep\", \"type\": \"String\"}}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("type").asText()).isEqualTo("not-allowed");
  }

  @Test
  void whoLeavesTheTeamIsOutWithTheSameSession() {
    directory.addUser("qa-session", "Open", "Session", "demo", List.of("qa"));
    var leaver = TasklistSession.of("qa-session", port);
    assertThat(leaver.get(API + "/task").body()).contains(asked.id());
    directory.removeFromGroup("qa-session", "qa");

    assertThat(leaver.get(API + "/task").body()).doesNotContain(asked.id());
    assertThat(submit(leaver, "{\"outcome\": {\"value\": \"keep\"}}").statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> submit(TasklistSession by, String variables) {
    return by.send("POST", door(), "{\"variables\": " + variables + "}");
  }

  private String door() {
    return API + "/task/" + asked.id() + "/submit-form";
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }
}
