package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session does what its own pages ask for, ends when its owner ends it, and is nobody else's. */
@RelayTest
class SessionsTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String LOGOUT = "/camunda/api/admin/auth/user/default/logout";
  private static final List<String> WRITES =
      List.of(
          "/inbox/read-all",
          "/inbox/settings/feed/revoke",
          "/changes/PC-2026-1/withdraw",
          "/api/inbox/read-all",
          "/api/feed",
          "/engine-rest/task/no-such/claim",
          "/camunda/api/engine/engine/default/task/no-such/claim",
          "/camunda/api/admin/auth/user/default/login/tasklist",
          LOGOUT,
          "/logout");

  /** {@code qa-lead:demo} is last: even a right password does not stand for the token. */
  private static final List<String> BESIDE_A_SESSION =
      List.of(
          "Basic ", "Basic junk", "Basic Og==", "basic x", "Bearer x", "Basic cWEtbGVhZDpkZW1v");

  private static final List<String> READS =
      List.of(
          "/inbox",
          "/api/inbox",
          "/engine-rest/task/count",
          "/camunda/app/tasklist/default/",
          "/camunda/api/engine/engine/default/task",
          "/camunda/api/admin/auth/user/default");

  @Autowired Directory directory;
  @Autowired JdbcClient jdbc;
  private static final List<String> ADMINISTRATORS =
      List.of(
          "/camunda/app/cockpit/default/",
          "/camunda/app/admin/default/",
          "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
          "/api/deadlines/moves");

  @LocalServerPort int port;
  private Http session = Http.at(0);

  @BeforeEach
  void logIn() {
    session = Http.at(port).logIn("trainer");
    session.get("/camunda/app/tasklist/default/");
  }

  @Test
  void nothingIsDoneWithoutItsTokenWhateverElseComesWithIt() {
    for (var path : WRITES) {
      assertThat(session.sendBare("POST", path, "{}").status()).as(path).isEqualTo(403);
      assertThat(session.sendBare("POST", path, "{}", "X-XSRF-TOKEN", "guessed").status())
          .as(path)
          .isEqualTo(403);
      for (var header : BESIDE_A_SESSION) {
        assertThat(session.sendBare("POST", path, "{}", "Authorization", header).status())
            .as(path + " with " + header)
            .isIn(401, 403);
      }
    }
    assertThat(session.get("/api/inbox").status()).as("the session is still there").isEqualTo(200);
    assertThat(session.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(200);
  }

  /** Of a refusal, too, and where nothing is. */
  @Test
  void noErrorPageTakesWhoIsLoggedInForNobody() {
    for (var path : List.of("/changes/PC-2000-1", "/policies/nope", "/policies/a/b/c/d", "/nope")) {
      var page = session.navigate(path);
      assertThat(page.status()).as(path).isEqualTo(404);
      assertThat(page.text()).as(path).contains("Noah Reid", "Log out").doesNotContain(">Log in<");
    }
  }

  @Test
  void theLoginSaysWhatIsKeptToWhoComesFromATask() {
    var nobody = Http.at(port).visit();
    assertThat(nobody.navigate("/login").text()).doesNotContain("kept in this tab");
    nobody.navigate("/camunda/app/tasklist/default/");
    assertThat(nobody.navigate("/login").text()).contains("kept in this tab");
  }

  @Test
  void itsOwnerEndsIt() {
    assertThat(session.call("POST", LOGOUT, "").status()).isEqualTo(204);
    assertThat(session.get("/api/inbox").status()).isEqualTo(401);
    assertThat(session.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
  }

  @Test
  void whoBringsAPasswordAndNoSessionNeedsNoToken() {
    assertThat(Http.at(port).as("trainer").post("/api/inbox/read-all", "").status()).isEqualTo(204);
    assertThat(
            Http.at(port)
                .as("trainer")
                .post("/api/inbox/read-all", "", "Sec-Fetch-Site", "cross-site")
                .status())
        .as("the browser of somebody who once typed it in")
        .isEqualTo(403);
  }

  @Test
  void endsAtEveryDoorWhenItsOwnerIsDeleted() {
    var gone = sessionOf("leaver");
    var feed = Http.at(port).as("leaver").post("/api/feed", "").json().path("address").asText();
    var calendar = URI.create(feed).getPath();
    assertThat(Http.at(port).get(calendar).status()).isEqualTo(200);
    assertThat(admin().delete("/engine-rest/user/leaver").status()).isEqualTo(204);
    assertIsNobodys(gone);
    assertThat(Http.at(port).get(calendar).status()).as("the calendar").isEqualTo(404);
  }

  @Test
  void endsAtEveryDoorWhenThePasswordIsAnother() {
    var old = sessionOf("renewer");
    var profile =
        Map.of("id", "renewer", "firstName", "Re", "lastName", "Newed", "email", "r@relay.example");
    assertThat(admin().put("/engine-rest/user/renewer/profile", profile).status()).isEqualTo(204);
    assertThat(old.get("/api/inbox").status()).as("only the name is another").isEqualTo(200);

    var credentials = Map.of("password", "another", "authenticatedUserPassword", "demo");
    assertThat(admin().put("/engine-rest/user/renewer/credentials", credentials).status())
        .isEqualTo(204);
    assertIsNobodys(old);
    var fresh = Http.at(port).visit();
    fresh.submitLogin("renewer", "another");
    assertThat(fresh.get("/api/inbox").status()).isEqualTo(200);
  }

  /** What another node has written, this one sees a little later. */
  @Test
  void endsWhenAnotherNodeHasWrittenAnotherPassword() {
    var old = sessionOf("renewed-elsewhere");
    jdbc.sql("update ACT_ID_USER set SALT_ = 'another' where ID_ = 'renewed-elsewhere'").update();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> old.get("/api/inbox").status() == 401);
    assertIsNobodys(old);
  }

  /** The engine's pages and ours, and what the server says about itself. */
  @Test
  void whoIsNoAdministratorAnyMoreIsNoneAtAnyDoor() {
    directory.addUser("former", "Some", "Body", "demo", List.of("training", "camunda-admin"));
    var former = Http.at(port).logIn("former");
    assertThat(ADMINISTRATORS)
        .allSatisfy(path -> assertThat(former.get(path).status()).as(path).isEqualTo(200));

    assertThat(admin().delete("/engine-rest/group/camunda-admin/members/former").status())
        .isEqualTo(204);

    assertThat(ADMINISTRATORS)
        .allSatisfy(path -> assertThat(former.get(path).status()).as(path).isEqualTo(403));
    assertThat(former.get("/api/inbox").status()).isEqualTo(200);
  }

  private Http admin() {
    return Http.at(port).as("admin");
  }

  /** Of somebody new, so that nobody else is in need of the user. */
  private Http sessionOf(String user) {
    directory.addUser(user, "Some", "Body", "demo", List.of("training"));
    var session = Http.at(port).logIn(user);
    for (var path : READS) {
      assertThat(session.get(path).status()).as(path).isEqualTo(200);
      assertThat(session.leadsTo(path)).as(path).doesNotEndWith("/login");
    }
    return session;
  }

  private static void assertIsNobodys(Http session) {
    for (var path : READS) {
      if (path.startsWith("/inbox") || path.startsWith("/camunda/app/")) {
        assertThat(session.leadsTo(path)).as(path).endsWith("/login");
      } else {
        assertThat(session.get(path).status()).as(path).isEqualTo(401);
      }
    }
    assertThat(session.sendBare("POST", "/api/inbox/read-all", "{}").status()).isIn(401, 403);
  }

  @Test
  void theTokenOfTheWebApplicationsGoesOverHttpsWhereTheSiteDoes() {
    for (var protocol : List.of("http", "https")) {
      var browser = Http.at(port).visit();
      // a login that leads elsewhere than to Tasklist, which gives out its token once
      browser.navigate("/inbox");
      browser.submitLogin("trainer", "demo");
      var tokens =
          browser.cookies("/camunda/app/tasklist/default/", "X-Forwarded-Proto", protocol).stream()
              .filter(cookie -> cookie.startsWith("XSRF-TOKEN") && cookie.contains("/camunda"))
              .toList();
      assertThat(tokens)
          .singleElement()
          .satisfies(
              cookie -> {
                assertThat(cookie.contains("Secure")).isEqualTo(protocol.equals("https"));
                assertThat(cookie.toLowerCase(Locale.ROOT)).contains("samesite=lax");
              });
    }
  }

  /** And not to the icon or the list that the browser asked for beside it. */
  @Test
  void theLoginLeadsToThePageThatWasAskedFor() {
    var browser = Http.at(port).visit();
    browser.navigate("/inbox");
    browser.get("/camunda/favicon.ico");
    browser.get("/changes");

    var landed = browser.submitLogin("trainer", "demo");

    assertThat(landed.text()).contains("<title>Inbox");
  }

  /** Each tab that opens the login without a session gets a token, and the last one counts. */
  @Test
  void aLoginThatAnotherTabHasMadeOutOfDateIsAskedForOnceMore() {
    var browser = Http.at(port).visit();
    var older = "username=trainer&password=demo&_csrf=" + UUID.randomUUID();

    assertThat(sendLogin(browser, older).text()).contains("Log in once more");
    browser.submitLogin("trainer", "demo");
    assertThat(sendLogin(browser, older).text()).contains("Tasklist");
    assertThat(sendLogin(browser, older.replace("trainer", "qa-lead")).text())
        .as("nobody works in the session of who has logged in here before them")
        .contains("Log in once more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic x", "Basic dHJhaW5lcjpkZW1v", "Bearer x"})
  void noHeaderStandsInForTheTokenOfALogin(String header) {
    var form = "username=trainer&password=demo";
    var answer =
        Http.at(port)
            .sendBare("POST", "/login", form, "Content-Type", FORM, "Authorization", header);
    assertThat(answer.headers().getOrDefault("set-cookie", "")).doesNotContain("SESSION");
    assertThat(answer.status()).isIn(401, 403);
  }

  private static Http.Answer sendLogin(Http browser, String form) {
    return browser.sendBare("POST", "/login", form, "Content-Type", FORM);
  }

  /** A token that is no longer valid is no missing right. */
  @Test
  void aFormThatIsSentTooLateLeadsToTheLogin() {
    session.call("POST", LOGOUT, "");
    var late = session.send("POST", "/inbox/read-all", "");

    assertThat(late.text()).contains("Your session had ended");
  }

  @ParameterizedTest
  @CsvSource({"http, false", "https, true"})
  void cookiesStayOnTheSiteAndBehindHttpsOnHttps(String protocol, boolean secure) {
    for (var path : List.of("/login", "/inbox", "/camunda/app/tasklist/default/")) {
      var cookies = Http.at(port).cookies(path, "X-Forwarded-Proto", protocol);
      assertThat(cookies).as(path).isNotEmpty();
      for (var cookie : cookies) {
        assertThat(cookie).contains("SameSite=Lax");
        assertThat(cookie.contains("Secure")).as(cookie).isEqualTo(secure);
        assertThat(cookie.contains("HttpOnly"))
            .as(cookie)
            .isEqualTo(cookie.startsWith("JSESSIONID"));
      }
    }
  }
}
