package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gets nothing by any door of grants, and what is no question. */
@RelayTest
@StoppedTime
class GrantStrangersTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Map<String, String> REASON = Map.of("reason", "No final");

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired IdentityService identity;
  @LocalServerPort int port;

  private String key = "";

  @BeforeEach
  void oneIsAskedFor() {
    var steps = new GrantSteps(relay, requests, grants);
    key = steps.ask(GrantSteps.request(steps.policy(), "2027-03-03", "2027-06-30", "SG"));
  }

  @Test
  void whoIsInNoTeamIsRefusedEverywhere() {
    var stranger = identity.newUser("stranger");
    stranger.setPassword("demo");
    try {
      identity.saveUser(stranger);
      var program = Http.at(port).as("stranger");
      for (var answer :
          new Http.Answer[] {
            program.get("/api/grants"),
            program.get("/api/grants/" + key),
            program.post("/api/grants", Map.of()),
            program.post("/api/grants/" + key + "/withdraw", REASON),
            program.post("/api/grants/" + key + "/revoke", REASON)
          }) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.text()).doesNotContain("Acme");
      }
      var browser = Http.at(port).logIn("stranger");
      for (var path : new String[] {"/grants", "/grants/" + key}) {
        var page = browser.get(path);
        assertThat(page.status()).as(path).isEqualTo(403);
        assertThat(page.text()).as(path).doesNotContain("Acme");
      }
      assertRefused("stranger", "/withdraw");
      assertRefused("stranger", "/revoke");
      assertThat(browser.get("/handoffs").text()).doesNotContain("<td data-label=\"Question\"");
    } finally {
      identity.deleteUser("stranger");
    }
  }

  /** What is not theirs to do is not offered to them either. */
  @Test
  void anotherTeamReadsItAndTakesNothingBack() {
    assertThat(Http.at(port).logIn("qa-lead").get("/grants/" + key).text())
        .contains("Acme Pte Ltd")
        .doesNotContain("Withdraw the request", "Revoke the grant");
    assertThat(Http.at(port).logIn(GrantSteps.AGENT).get("/grants/" + key).text())
        .contains("Withdraw the request")
        .doesNotContain("Revoke the grant");
    assertRefused("qa-lead", "/withdraw");
    assertRefused(GrantSteps.AGENT, "/revoke");
  }

  private void assertRefused(String user, String what) {
    var browser = Http.at(port).logIn(user);
    browser.get("/inbox");
    browser.post("/grants/" + key + what, "reason=No+final", "Content-Type", FORM);
    assertThat(grants.get(key).state()).as(user + what).isEqualTo(GrantState.ASKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/grants?advertiser=%00",
        "/grants?policy=a%00b&market=zz",
        "/grants?offset=2147483647",
        "/grants?offset=-5&state=none",
        "/grants?advertiser=%ED%A0%80",
        "/grants/GR-%00",
        "/grants/GR-2027-0",
        "/api/grants?advertiser=%00",
        "/api/grants?policy_id=a%00b",
        "/api/grants?market=sg",
        "/api/grants?at=-999999999-01-01T00:00:00Z",
        "/api/grants?offset=2147483647&limit=100",
        "/api/grants?offset=99999999999",
        "/api/grants/GR-%00",
        "/handoffs?team=qa%00"
      })
  void anOddQuestionIsAnsweredOrRefused(String address) {
    var answer =
        address.startsWith("/api")
            ? Http.at(port).as("admin").get(address)
            : Http.at(port).logIn("admin").get(address);

    assertThat(answer.status()).as(answer.text()).isBetween(200, 404);
  }

  @Test
  void aBodyOfAnotherKindOrSizeIsRefusedBeforeItIsRead() {
    var agent = Http.at(port).as(GrantSteps.AGENT);
    var tooLong = "{\"scope\": \"" + "x".repeat(3_000_000) + "\"}";
    assertThat(agent.post("/api/grants", tooLong, "Content-Type", "application/json").status())
        .isEqualTo(413);
    assertThat(agent.post("/api/grants", "{}", "Content-Type", "text/plain").status())
        .isEqualTo(415);
    for (var broken : new String[] {"{", "[]", "null", "{\"scope\": 1, \"scope\": 2}"}) {
      assertThat(agent.post("/api/grants", broken, "Content-Type", "application/json").status())
          .as(broken)
          .isEqualTo(400);
    }
  }
}
