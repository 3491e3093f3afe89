package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A session does what its own pages ask for, ends when its owner ends it, and is nobody else's. */
@RelayTest
class SessionsTest {

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
