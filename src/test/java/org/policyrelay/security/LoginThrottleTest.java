package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wrong passwords cost whoever sends them time, and nobody their account. */
@RelayTest
@StoppedTime
class LoginThrottleTest {

  private static final int MANY = 20;

  @Autowired Relay relay;
  @Autowired EngineLogin login;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Http from(String address) {
    return Http.at(port).from(address);
  }

  /** At the API's door. */
  private Answer attempt(String user, String password, String from) {
    return PasswordDoor.API.attempt(from(from), user, password);
  }

  private void guess(String user, String from) {
    for (var attempt = 0; attempt < MANY; attempt++) {
      attempt(user, "wrong" + attempt, from);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverGuessedWaitsForAMinuteAtMostAndIsLetInThen(PasswordDoor door) {
    var http = from("198.51.100." + (10 + door.ordinal()));
    for (var attempt = 0; attempt < MANY; attempt++) {
      assertThat(door.letsIn(door.attempt(http, "admin", "wrong" + attempt))).isFalse();
    }
    var refused = door.attempt(http, "admin", "demo");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.contentType()).startsWith(door.format());
    assertThat(refused.text()).contains("Too many attempts; wait ");
    if (!door.format().equals("text/html")) {
      assertThat(refused.code()).isEqualTo("too-many-attempts");
    }
    if (door.format().equals("application/json")) {
      assertThat(refused.json().path("type").asText()).isEqualTo("too-many-attempts");
      assertThat(refused.json().path("message").asText()).startsWith("Too many attempts");
    }
    var wait = Long.parseLong(refused.headers().getOrDefault("retry-after", "0"));
    assertThat(wait).isBetween(1L, 60L);

    assertThat(
            jdbc.sql("select coalesce(attempts_, 0) from act_id_user where id_ = 'admin'")
                .query(Integer.class)
                .single())
        .as("what the engine has counted")
        .isZero();
    assertThat(attempt("admin", "demo", PasswordDoor.OFFICE).status())
        .as("who sits elsewhere")
        .isEqualTo(200);
    relay.wait(Duration.ofSeconds(wait));
    assertThat(door.letsIn(door.attempt(http, "admin", "demo"))).isTrue();
  }

  @Test
  void waitsGrowToAMinute() {
    var longest = 0L;
    for (var attempt = 0; attempt < 60; attempt++) {
      var answer = attempt("advertiser-experience-agent", "wrong", "198.51.100.20");
      var wait = Long.parseLong(answer.headers().getOrDefault("retry-after", "0"));
      longest = Math.max(longest, wait);
      relay.wait(Duration.ofSeconds(wait));
    }
    assertThat(longest).isEqualTo(60);
    assertThat(attempt("advertiser-experience-agent", "wrong", "198.51.100.20").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGIN_PAGE", "API", "ENGINE_REST", "VERIFY"})
  void theRightPasswordAfterATypoIsRightAtOnce(PasswordDoor door) {
    var http = from("198.51.100." + (30 + door.ordinal()));
    assertThat(door.letsIn(door.attempt(http, "qa-analyst", "demi"))).isFalse();
    assertThat(door.letsIn(door.attempt(http, "qa-analyst", "demo"))).isTrue();
  }

  @Test
  void whoGuessesFromAsManyAddressesAsTheyLikeHasNoMoreGuessesAndKeepsNobodyOut() {
    assertThat(attempt("qa-lead", "demo", "198.51.100.40").status()).isEqualTo(200);
    var told = 0;
    var refused = 0;
    for (var guess = 0; guess < 150; guess++) {
      var status = attempt("qa-lead", "wrong", "203.0.113." + guess).status();
      told += status == 401 ? 1 : 0;
      refused += status == 429 ? 1 : 0;
    }
    assertThat(told).isEqualTo(100);
    assertThat(refused).isEqualTo(50);
    assertThat(attempt("qa-lead", "demo", "198.51.100.40").status())
        .as("at the desk of whom it is about")
        .isEqualTo(200);
    var elsewhere = attempt("qa-lead", "demo", "198.51.100.41");
    assertThat(elsewhere.status()).as("from where they never were").isEqualTo(429);
    relay.wait(Duration.ofSeconds(6));
    assertThat(attempt("qa-lead", "demo", "198.51.100.41").status()).isEqualTo(200);
    assertThat(attempt("qa-analyst", "demo", "203.0.113.1").status()).isEqualTo(200);
    Awaitility.await().until(() -> !audit.of("login:qa-lead").isEmpty());
    assertThat(audit.of("login:qa-lead"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).contains("from many addresses"));
  }

  @Test
  void whoExistsIsNotToldByTheAnswers() {
    for (var attempt = 0; attempt < 8; attempt++) {
      var known = attempt("ad-reviewer-2", "wrong", "198.51.100.50");
      var unknown = attempt("nobody-at-all", "wrong", "198.51.100.50");
      assertThat(unknown.status()).isEqualTo(known.status());
      assertThat(unknown.text()).isEqualTo(known.text());
      assertThat(unknown.headers().get("retry-after"))
          .isEqualTo(known.headers().get("retry-after"));
    }
  }

  @Test
  void whoWasLockedByAnOlderVersionIsLetIn() {
    jdbc.sql("update act_id_user set attempts_ = 10 where id_ = 'ad-reviewer-3'").update();
    assertThat(attempt("ad-reviewer-3", "demo", "198.51.100.60").status()).isEqualTo(200);
  }

  @Test
  void theWebApplicationsHaveNoLoginOfTheirOwn() {
    var session = from("198.51.100.61").logIn("trainer");
    var answer =
        session.send(
            "POST",
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "username=admin&password=demo",
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void whoWasTriedFromWhereIsOnRecordOnce() {
    guess("audited\r\nuser", "198.51.100.62");
    Awaitility.await().until(() -> !audit.of("login:audited??user").isEmpty());
    assertThat(audit.of("login:audited??user"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).endsWith("from 198.51.100.62"))
        .extracting(AuditEntry::event)
        .isEqualTo("login-refused");
  }

  @Test
  void anUnlockedUserNeedNotWait() {
    guess("training-lead", "198.51.100.63");
    assertThat(attempt("training-lead", "demo", "198.51.100.63").status()).isEqualTo(429);
    relay.wait(Duration.ofMillis(500));
    assertThat(login.unlock("training-lead", "command-line")).isTrue();
    assertThat(attempt("training-lead", "demo", "198.51.100.63").status()).isEqualTo(200);
    assertThat(audit.of("login:training-lead"))
        .filteredOn(entry -> entry.event().equals("login-unlocked"))
        .extracting(AuditEntry::actor)
        .containsExactly("command-line");
    assertThat(login.unlock("nobody-at-all", "command-line")).isFalse();
  }

  @Test
  void theEnginesOwnUnlockIsOneToo() {
    guess("trainer", "198.51.100.64");
    relay.wait(Duration.ofMillis(500));
    assertThat(
            from("198.51.100.65").as("admin").post("/engine-rest/user/trainer/unlock", "").status())
        .isEqualTo(204);
    assertThat(attempt("trainer", "demo", "198.51.100.64").status()).isEqualTo(200);
    assertThat(audit.of("login:trainer"))
        .filteredOn(entry -> entry.event().equals("login-unlocked"))
        .extracting(AuditEntry::actor)
        .containsExactly("admin");
  }

  @Test
  void twoMayUnlockAtOnce() throws Exception {
    var two = Executors.newFixedThreadPool(2);
    Callable<Boolean> unlock = () -> login.unlock("policy-manager", "command-line");
    for (var both : two.invokeAll(List.of(unlock, unlock))) {
      assertThat(both.get()).isTrue();
    }
    two.shutdown();
  }

  @Test
  void aNameThatNoDatabaseHoldsIsJustWrong() {
    assertThat(attempt("a\u0000b", "demo", "198.51.100.66").status()).isEqualTo(401);
    assertThat(PasswordDoor.LOGIN_PAGE.attempt(from("198.51.100.66"), "a\u0000b", "demo").status())
        .isEqualTo(400);
  }
}
