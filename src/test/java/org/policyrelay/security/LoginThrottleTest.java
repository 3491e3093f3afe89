package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wrong passwords cost whoever sends them time, and nobody their account. */
@RelayTest
class LoginThrottleTest {

  private static final int MANY = 20;

  @Autowired Relay relay;
  @Autowired EngineLogin login;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @BeforeEach
  void stopTime() {
    relay.stopTime();
  }

  @AfterEach
  void setTimeRight() {
    relay.cleanUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"qa-lead", "admin"})
  void whoeverGuessedWaitsForAMinuteAtMostAndIsLetInThen(String user) {
    for (var attempt = 0; attempt < MANY; attempt++) {
      basic(user, "wrong" + attempt);
    }
    var refused = basic(user, "demo");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.body()).contains("too-many-attempts").contains("Too many attempts; wait");
    var wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
    assertThat(wait).isBetween(1L, 60L);
    relay.wait(Duration.ofSeconds(wait));
    assertThat(basic(user, "demo").statusCode()).isEqualTo(200);
  }

  @Test
  void waitsGrowToAMinute() {
    var longest = 0L;
    for (var attempt = 0; attempt < 40; attempt++) {
      var answer = basic("trainer", "wrong");
      var wait = answer.headers().firstValueAsLong("Retry-After").orElse(0);
      longest = Math.max(longest, wait);
      relay.wait(Duration.ofSeconds(wait));
    }
    assertThat(longest).isEqualTo(60);
    assertThat(basic("trainer", "wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void theRightPasswordAfterATypoIsRightAtOnce() {
    assertThat(basic("qa-analyst", "demi").statusCode()).isEqualTo(401);
    assertThat(basic("qa-analyst", "demo").statusCode()).isEqualTo(200);
  }

  @Test
  void whoExistsIsNotToldByTheAnswers() {
    for (var attempt = 0; attempt < 8; attempt++) {
      var known = basic("ad-reviewer-2", "wrong");
      var unknown = basic("nobody-at-all", "wrong");
      assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
      assertThat(unknown.body()).isEqualTo(known.body());
      assertThat(unknown.headers().firstValue("Retry-After"))
          .isEqualTo(known.headers().firstValue("Retry-After"));
    }
  }

  @Test
  void whoWasLockedByAnOlderVersionIsLetIn() {
    jdbc.sql("update act_id_user set attempts_ = 10 where id_ = 'ad-reviewer-3'").update();
    assertThat(basic("ad-reviewer-3", "demo").statusCode()).isEqualTo(200);
  }

  @Test
  void theEngineCountsNothing() {
    basic("ad-reviewer", "wrong");
    assertThat(
            jdbc.sql("select coalesce(attempts_, 0) from act_id_user where id_ = 'ad-reviewer'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void theEnginesOwnAddressForPasswordsSlowsDownToo() {
    var admin = Http.at(port).as("admin");
    var verify = "/engine-rest/identity/verify";
    var wrong = Map.of("username", "advertiser-experience-lead", "password", "wrong");
    for (var attempt = 0; attempt < 5; attempt++) {
      assertThat(admin.post(verify, wrong).json().path("authenticated").asBoolean(true)).isFalse();
    }
    var refused = admin.post(verify, wrong);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("too-many-attempts");
    assertThat(refused.headers()).containsKey("retry-after");
  }

  @Test
  void theWebApplicationsHaveNoLoginOfTheirOwn() {
    var session = TasklistSession.of("trainer", port);
    var answer =
        session.send(
            "POST",
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "username=admin&password=demo");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void theLoginPageSaysHowLongToWait() throws IOException, InterruptedException {
    var cookies = new CookieManager();
    var browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    var page = URI.create("http://localhost:" + port + "/login");
    var form =
        browser
            .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    var token = form.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    HttpResponse<String> answer;
    var attempts = 0;
    do {
      attempts++;
      var body = "username=someone%0Aelse&password=wrong&_csrf=" + enc(token);
      answer =
          browser.send(
              HttpRequest.newBuilder(page)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } while (attempts < 6);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("Too many attempts; wait").contains("<form");
    Awaitility.await().until(() -> !audit.of("login:someone?else").isEmpty());
  }

  @Test
  void whoWasTriedFromWhereIsOnRecordOnce() {
    for (var attempt = 0; attempt < MANY; attempt++) {
      basic("audited-user", "wrong");
    }
    Awaitility.await().until(() -> !audit.of("login:audited-user").isEmpty());
    assertThat(audit.of("login:audited-user"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).contains("127.0.0.1"))
        .extracting(AuditEntry::event)
        .isEqualTo("login-refused");
  }

  @Test
  void anUnlockedUserNeedNotWait() {
    for (var attempt = 0; attempt < MANY; attempt++) {
      basic("training-lead", "wrong");
    }
    assertThat(basic("training-lead", "demo").statusCode()).isEqualTo(429);
    relay.wait(Duration.ofMillis(500));
    assertThat(login.unlock("training-lead")).isTrue();
    assertThat(basic("training-lead", "demo").statusCode()).isEqualTo(200);
    assertThat(login.unlock("nobody-at-all")).isFalse();
  }

  @Test
  void aNameThatNoDatabaseHoldsIsJustWrong() {
    assertThat(basic("a\u0000b", "demo").statusCode()).isEqualTo(401);
  }

  private static String enc(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> basic(String user, String password) {
    var sent =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/engine-rest/task/count"))
                  .header("Authorization", "Basic " + sent)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
