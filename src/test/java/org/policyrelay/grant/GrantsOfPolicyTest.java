package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.request;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A policy's page tells how many grants are in force, to who reads the register. */
@RelayTest
@StoppedTime
class GrantsOfPolicyTest {

  private static final String TITLE = "Grants in force now";

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired GrantRegister register;
  @Autowired IdentityService identity;
  @LocalServerPort int port;

  @Test
  void countsThoseThatHoldMarketByMarket() {
    var steps = new GrantSteps(relay, requests, grants);
    var policy = steps.policy();
    steps.granted(request("acme", policy, "2027-03-01", "2027-12-31", null, "SG", "TH"));
    steps.granted(request("brew", policy, "2027-03-01", "2027-12-31", null, "SG"));
    steps.ask(request("cask", policy, "2027-03-01", "2027-12-31", null, "SG"));
    var counts = Map.of(new Market("SG"), 2L, new Market("TH"), 1L);
    assertThat(register.inForce(policy.policyId())).isEqualTo(counts);

    var page = "/policies/" + policy.policyId();
    var member = Http.at(port).logIn("trainer");
    assertThat(member.get(page).text())
        .contains(TITLE, "Singapore (SG): ", ">2 grants</a>", "Thailand (TH): ", ">1 grant</a>")
        .contains("href=\"/grants?policy=%s&amp;market=SG\"".formatted(policy.policyId()));
    assertThat(member.get(page + "/markets/TH").text())
        .contains(TITLE, ">1 grant</a>")
        .doesNotContain(">2 grants</a>");
    assertThat(member.get("/grants?market=TH&policy=" + policy.policyId()).text()).contains("acme");

    relay.wait(Duration.ofDays(400));
    assertThat(register.inForce(policy.policyId())).isEmpty();
    assertThat(member.get(page).text()).contains(TITLE, "None. Members of teams see this");
  }

  /** What is kept for the public is never the page of a member, whoever asks first. */
  @Test
  void nobodyElseIsToldThatThereAreAny() {
    var steps = new GrantSteps(relay, requests, grants);
    var policy = steps.policy();
    steps.granted(request("acme", policy, "2027-03-01", "2027-12-31", null, "SG"));
    identity.saveUser(user("onlooker"));
    try {
      var pages =
          new String[] {"/policies/%s", "/policies/%s/versions/1.0.0", "/policies/%s/markets/SG"};
      for (var one : pages) {
        var address = one.formatted(policy.policyId());
        assertThat(Http.at(port).logIn("trainer").get(address).text()).contains(TITLE);
        var anybody = Http.at(port).get(address);
        assertThat(anybody.text()).doesNotContain(TITLE);
        assertThat(Http.at(port).logIn("onlooker").get(address).text()).doesNotContain(TITLE);
        var member = Http.at(port).logIn("trainer").get(address);
        assertThat(member.text()).contains(TITLE);
        assertThat(member.headers().get("cache-control")).contains("no-store");
        assertThat(Http.at(port).get(address).text()).isEqualTo(anybody.text());
      }
      assertThat(Http.at(port).get("/api/policies/resolve?policy_id=" + policy.policyId()).text())
          .doesNotContain("acme", "grant");
    } finally {
      identity.deleteUser("onlooker");
    }
  }

  private org.camunda.bpm.engine.identity.User user(String id) {
    var user = identity.newUser(id);
    user.setPassword("demo");
    return user;
  }
}
