package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a start form began is told to who sent it and to nobody else. */
@RelayTest
class StartedTest {

  private static final Map<String, String> PROPOSED =
      Map.of(
          "policyId", "begun_by_a_form",
          "policyName", "Begun",
          "enforcement", "may",
          "category", "standard",
          "jurisdictions", "SG",
          "policyText", "Ads may be shown.",
          "summary", "Begin",
          "reason", "Because");

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void onlyWhoBeganItIsToldItsKey() {
    var instance = begin("policy-specialist");
    var address = "/api/started/" + instance;
    assertThat(Http.at(port).as("policy-specialist").get(address).status())
        .as("its first step has not been done")
        .isEqualTo(404);
    relay.settle();

    var told = Http.at(port).as("policy-specialist").get(address).json();
    assertThat(told.path("key").asText()).startsWith("PC-");
    assertThat(told.path("link").asText()).isEqualTo("/changes/" + told.path("key").asText());
    for (var other : new String[] {"policy-manager", "qa-lead", "admin"}) {
      assertThat(Http.at(port).as(other).get(address).status()).as(other).isEqualTo(404);
    }
    assertThat(Http.at(port).get(address).status()).isEqualTo(401);
  }

  /** One of them is public, and the other is read by nobody before somebody else approves it. */
  @Test
  void whoCorrectsIsToldWhetherItIsPublic() {
    var manager = Http.at(port).as("policy-manager");
    var policy = wording.published("Ads must be shown to adults  only, and well.");
    assertThat(told(manager, policy, "adults  only", "adults only"))
        .contains("/policies/" + policy.policyId(), "The policy's page shows it at once");
    assertThat(told(manager, policy, "and well", "and good"))
        .contains("/policies/" + policy.policyId(), "It is not public yet");
  }

  private String told(Http manager, PolicyEntry policy, String wrong, String right) {
    var started = wording.start(manager, policy, wrong, right);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    relay.settle();
    return manager.get("/api/started/" + started.json().path("id").asText()).text();
  }

  @Test
  void whatIsNoInstanceIsNotFound() {
    for (var id : new String[] {"1", "%00", "a%27%20or%20%271%27=%271", "x".repeat(2000)}) {
      assertThat(Http.at(port).as("policy-specialist").get("/api/started/" + id).status())
          .as(id)
          .isIn(400, 404);
    }
  }

  private String begin(String user) {
    var answer =
        Http.at(port)
            .as(user)
            .post(
                "/engine-rest/process-definition/key/policy-change/submit-form",
                Http.variables(PROPOSED));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("id").asText();
  }
}
