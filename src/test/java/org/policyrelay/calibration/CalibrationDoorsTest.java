package org.policyrelay.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.calibration.SessionSteps.ONE;
import static org.policyrelay.calibration.SessionSteps.THREE;
import static org.policyrelay.calibration.SessionSteps.TWO;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.AbsentPeople;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What sessions take and what they do not, and who sees them. */
@RelayTest
@StoppedTime
class CalibrationDoorsTest {

  @Autowired Relay relay;
  @Autowired AbsentPeople absent;
  @LocalServerPort int port;

  private PolicyEntry policy = SessionSteps.policy(1);

  @BeforeEach
  void aPolicyIsPublished() {
    policy = steps().published(2);
  }

  @AfterEach
  void everybodyIsBack() {
    absent.callBack();
  }

  private SessionSteps steps() {
    return new SessionSteps(relay, port);
  }

  private Map<String, Object> body(String field, Object value) {
    var body = new TreeMap<>(steps().body(policy, 3, ONE, TWO));
    body.put(field, value);
    return body;
  }

  private void refused(Object body, String... places) {
    var answer = steps().ask("policy-manager", body);
    var found = new ArrayList<String>();
    answer.json().findValues("field").forEach(field -> found.add(field.asText()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(found).as(answer.text()).containsExactlyInAnyOrder(places);
  }

  @Test
  void aSessionIsAnsweredWithItsKeyAndItsRound() {
    var answer = steps().ask("policy-manager", steps().body(policy, 3, ONE, TWO));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    var key = answer.json().path("key").asText();
    assertThat(key).matches("CAL-2027-09-SEA(-\\d+)?");
    assertThat(answer.json().path("round").asText()).startsWith("BR-2027-");
    assertThat(answer.headers()).containsEntry("location", "/api/calibration/sessions/" + key);
    assertThat(steps().state(key)).isEqualTo("voting");
    // what is known to be right is no first vote, and nobody sees it before the reveal
    assertThat(steps().get("policy-manager", key).text()).doesNotContain("golden");
    assertThat(page("policy-manager", key).text()).doesNotContain("Known to be right");

    var second = steps().begin("policy-manager", policy, 3, ONE, TWO);
    assertThat(second).matches("CAL-2027-09-SEA-\\d+").isNotEqualTo(key);
  }

  @Test
  void eachFaultIsToldByItsPlace() {
    refused(Map.of(), "market_group", "policy_id");
    refused(body("market_group", "EU"), "market_group");
    refused(body("policy_id", "no_such_policy"), "policy_id");
    refused(body("cases", List.of()), "cases");
    refused(body("raters", List.of(ONE)), "raters");
    refused(body("raters", List.of(ONE, ONE)), "raters[1]");
    refused(body("raters", List.of(ONE, "admin")), "raters[1]");
    refused(body("raters", List.of(ONE, "no-such-user")), "raters[1]");
    refused(body("vote_by", "2027-02-28T00:00:00Z"), "vote_by");
    refused(body("vote_by", "tomorrow"), "vote_by");
    refused(
        body(
            "cases",
            List.of(
                Map.of("ref", "a", "content", "An ad", "market", "AU"),
                Map.of("ref", "a", "content", " ", "market", "Singapore"),
                Map.of("ref", "b", "content", "An ad", "golden_label", "perhaps"))),
        "cases[0].market",
        "cases[1].market",
        "cases[1].ref",
        "cases[1].content",
        "cases[2].golden_label");
  }

  @Test
  void allAwayOrNothingToDrawIsRefused() {
    var none = steps().published(0);
    var body = new TreeMap<>(steps().body(none, 0, ONE, TWO));
    body.remove("cases");
    refused(body, "cases");

    var elsewhere = Policies.with(SessionSteps.policy(2), "jurisdictions", List.of("AU"));
    relay.publish("1.0.0", elsewhere);
    refused(body("policy_id", elsewhere.policyId()), "policy_id");

    for (var one : List.of(ONE, TWO, THREE, "ad-review-lead", "round-leaver")) {
      absent.sendAway(one);
    }
    refused(steps().body(policy, 3, ONE, TWO), "raters");
  }

  private Http.Answer page(String user, String key) {
    return Http.at(port).logIn(user).get("/calibration/" + key);
  }

  @Test
  void whoMayNotSeeOrActIsToldNothing() {
    var key = steps().begin("policy-manager", policy, 2, ONE, TWO);
    for (var user : List.of(ONE, THREE, "policy-specialist", "qa-analyst", "admin")) {
      assertThat(steps().get(user, key).status()).as(user).isEqualTo(200);
      assertThat(page(user, key).status()).as(user).isEqualTo(200);
    }
    for (var user : List.of("trainer", "advertiser-experience-agent", "training-lead")) {
      assertThat(steps().get(user, key).status()).as(user).isEqualTo(404);
      assertThat(page(user, key).status()).as(user).isEqualTo(404);
      assertThat(Http.at(port).logIn(user).get("/calibration").text()).doesNotContain(key + "<");
      var trend =
          Http.at(port).logIn(user).get("/calibration/trend?policy_id=" + policy.policyId());
      assertThat(trend.status()).as(user).isEqualTo(200);
      assertThat(trend.text()).as(user).doesNotContain("<svg");
    }
    for (var user : List.of(ONE, "trainer")) {
      assertThat(steps().ask(user, steps().body(policy, 2, ONE, TWO)).status()).isEqualTo(403);
    }
    steps().label(ONE, key, "allow", "reject");
    steps().label(TWO, key, "reject", "reject");
    for (var user : List.of(ONE, "policy-specialist", "qa-lead", "ad-review-lead")) {
      assertThat(steps().decide(user, key, "case-1", "gap").status()).as(user).isEqualTo(403);
    }
    assertThat(steps().get(ONE, key).json().path("outcomes").size()).isZero();
    var trend = "/calibration/trend?policy_id=" + policy.policyId();
    assertThat(Http.at(port).logIn("trainer").get(trend).text()).doesNotContain("<svg", key);
    assertThat(Http.at(port).logIn(ONE).get(trend).text()).contains("<svg", key);
  }

  /** Raters are letters, so that what is discussed is the case and not who said it. */
  @Test
  void thePageShowsTheDisputesWithoutNames() {
    var key = steps().begin("policy-manager", policy, 2, ONE, TWO);
    steps().label(ONE, key, "allow", "reject");
    steps().label(TWO, key, "reject", "reject");
    var text = page("policy-manager", key).text();
    assertThat(text)
        .contains("Disputes, the worst first", "Rater A", "Rater B", "That is why, says 0")
        .contains("Known to be right")
        .contains("Without an outcome: case-1");
    steps().decide("policy-manager", key, "case-1", "gap");
    steps().end("policy-manager", key);
    assertThat(page(ONE, key).text()).contains("Minutes", "Say it better");

    var trend =
        Http.at(port)
            .logIn("policy-manager")
            .get("/calibration/trend?policy_id=" + policy.policyId());
    assertThat(trend.status()).as(trend.text()).isEqualTo(200);
    assertThat(trend.text()).contains("<svg", key, "2027-W09", "c1", "c2", "1 of 1 in dispute");
    assertThat(Http.at(port).logIn("policy-manager").get("/calibration").text()).contains(key);
  }

  @Test
  void whatIsNoOutcomeIsRefusedAndNothingIsDecided() {
    var key = steps().begin("policy-manager", policy, 2, ONE, TWO);
    assertThat(steps().decide("policy-manager", key, "case-1", "gap").status()).isEqualTo(200);
    steps().label(ONE, key, "allow", "reject");
    steps().label(TWO, key, "reject", "reject");
    steps().decide("policy-manager", key, "case-2", "gap");
    steps().decide("policy-manager", key, "case-1", "nothing");
    steps().decide("policy-manager", key, "case-1", "training");
    steps().decide("policy-manager", key, "case-1", "training", THREE);
    assertThat(steps().get(ONE, key).json().path("outcomes").size()).isZero();
    steps().decide("policy-manager", key, "case-1", "training", TWO);
    assertThat(steps().get(ONE, key).json().at("/outcomes/0/kind").asText()).isEqualTo("training");
  }
}
