package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API behind Tasklist, used as its pages do: the login page, a session, a forgery token. */
@RelayTest
class TasklistDoorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/camunda/api/engine/engine/default";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @Autowired ProcessEngine engine;
  @Autowired Directory directory;
  @Autowired Relay relay;
  @Autowired Submissions submissions;
  @LocalServerPort int port;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
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
    logIn("qa-lead");
    var refused = submit("{\"outcome\": {\"value\": \"drop\", \"type\": \"String\"}}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("type").asText()).isEqualTo("invalid-form");
    assertThat(json(refused).path("message").asText()).isEqualTo("\"Reason\" must be filled in");
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("reason");
    assertThat(submissions.ofTask(asked.id())).isEmpty();

    assertThat(submit("{\"outcome\": {\"value\": \"keep\", \"type\": \"String\"}}").statusCode())
        .isBetween(200, 204);
    assertThat(submissions.ofTask(asked.id()).orElseThrow().by()).isEqualTo("qa-lead");

    var late = submit("{\"outcome\": {\"value\": \"keep\", \"type\": \"String\"}}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).path("message").asText()).contains("completed already by Linh Tran");
  }

  @Test
  void withoutTheForgeryTokenNothingIsTaken() throws Exception {
    logIn("qa-lead");
    var forged =
        send(
            to(API + "/task/" + asked.id() + "/submit-form")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @Test
  void whoIsNotOfTheTeamNeitherSeesNorAnswers() throws Exception {
    logIn("trainer");
    assertThat(get(API + "/task/" + asked.id() + "/form-variables").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(get(API + "/task").body()).doesNotContain(asked.id());
    var refused = submit("{\"outcome\": {\"value\": \"keep\", \"type\": \"String\"}}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("type").asText()).isEqualTo("not-allowed");
  }

  @Test
  void whoLeavesTheTeamIsOutWithTheSameSession() throws Exception {
    directory.addUser("qa-session", "Open", "Session", "demo", List.of("qa"));
    logIn("qa-session");
    assertThat(get(API + "/task").body()).contains(asked.id());
    directory.removeFromGroup("qa-session", "qa");

    assertThat(get(API + "/task").body()).doesNotContain(asked.id());
    assertThat(submit("{\"outcome\": {\"value\": \"keep\"}}").statusCode()).isEqualTo(403);
  }

  private void logIn(String user) throws Exception {
    var form = CSRF.matcher(get("/login").body());
    assertThat(form.find()).isTrue();
    var fields = "username=" + user + "&password=demo&_csrf=" + form.group(1);
    var tasklist =
        send(
            to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    assertThat(tasklist.uri().getPath()).isEqualTo("/camunda/app/tasklist/default/");
    assertThat(tasklist.statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> submit(String variables) throws Exception {
    return send(
        to(API + "/task/" + asked.id() + "/submit-form")
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", tasklistToken())
            .POST(HttpRequest.BodyPublishers.ofString("{\"variables\": " + variables + "}")));
  }

  private String tasklistToken() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .filter(cookie -> cookie.getPath().startsWith("/camunda"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(to(path).GET());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }
}
