package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One address may ask the registry only so often without a login, whichever way it asks. */
@RelayTest
@StoppedTime
class PublicRateTest {

  private static final String ADDRESS = "198.51.100.90";
  private static final int SEARCHES = 600;

  @Autowired Relay relay;
  @LocalServerPort int port;

  @Test
  void whoSearchesTooOftenWaitsAndNobodyElse() {
    var http = Http.at(port).from(ADDRESS);
    for (var search = 0; search < SEARCHES; search++) {
      assertThat(http.get("/policies/search?q=alcohol").status()).isEqualTo(200);
    }
    var page = http.get("/policies/search?q=alcohol");
    assertRefused(page);
    for (var path : List.of("/api/policies/registry", "/api/policies/resolve?policy_id=x")) {
      var refused = http.get(path);
      assertRefused(refused);
      assertThat(refused.contentType()).startsWith("application/problem+json");
      assertThat(refused.code()).isEqualTo("too-many-requests");
      assertThat(http.as("trainer").get(path).status()).as("with a login").isIn(200, 404);
    }
    var bulk = Map.of("policy_ids", List.of("x"));
    assertRefused(http.post("/api/policies/resolve/bulk", bulk));
    assertThat(http.as("trainer").post("/api/policies/resolve/bulk", bulk).status()).isEqualTo(200);
    assertThat(http.logIn("trainer").get("/policies/search?q=alcohol").status()).isEqualTo(200);
    assertThat(Http.at(port).from("198.51.100.91").get("/policies/search?q=a").status())
        .isEqualTo(200);

    relay.wait(Duration.ofSeconds(Long.parseLong(page.headers().get("retry-after"))));
    assertThat(http.get("/policies/search?q=alcohol").status()).isEqualTo(200);
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers().getOrDefault("retry-after", "")).isEqualTo("1");
    assertThat(answer.text()).contains("Too many requests");
  }
}
