package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.support.Policies.mustRule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clause of a policy or of what tightens it has one name for everybody. */
@RelayTest
@StoppedTime
class GrantNamesTest {

  private static final String DOOR = "/api/grants";

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired GrantCare care;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private PolicyFamily family = new PolicyFamily(mustRule(), "SG");
  private Http agent = Http.at(0);

  @BeforeEach
  void anOverlayTightensAPolicy() {
    agent = Http.at(port).as(GrantSteps.AGENT);
    family = new PolicyFamily(mustRule(), "SG");
    relay.publish("1.0.0", family.base(), "SG", "TH");
    relay.publish(
        "1.0.0",
        family.overlay(
            "Ads must carry a number.",
            Map.of(
                "requirements",
                List.of(
                    Map.of(
                        "id", "r2", "clause", "c1", "type", "permission", "value", "A permit")))));
  }

  @Test
  void anyIdThatResolveGivesIsKnown() {
    var resolved =
        Http.at(port).get("/api/policies/resolve?market=SG&policy_id=" + family.id()).json();
    var ids = resolved.findValuesAsText("id");
    assertThat(ids).contains("c1", "c2", family.overlayId() + "/c1", family.overlayId() + "/r2");
    var advertiser = 0;
    for (var id : List.of("c2", family.overlayId() + "/c1", family.overlayId() + "/r2")) {
      var answer = ask("a" + advertiser++, family.id(), id);
      assertThat(answer.status()).as(id + answer.text()).isEqualTo(201);
      var view = agent.get(DOOR + "/" + answer.json().path("key").asText()).json();
      assertThat(view.path("clause").asText())
          .isEqualTo(id.contains("/") ? id : family.id() + "/" + id);
      assertThat(view.path("policy_id").asText()).isEqualTo(family.id());
    }
  }

  @Test
  void aShortIdThatMeansSeveralIsRefusedWithTheirNames() {
    var answer = ask("acme", family.id(), "c1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("ambiguous");
    assertThat(answer.text()).contains(family.id() + "/c1", family.overlayId() + "/c1");
    var own = ask("acme", family.overlayId(), "c1");
    assertThat(own.status()).as(own.text()).isEqualTo(201);
    assertThat(
            agent.get(DOOR + "/" + own.json().path("key").asText()).json().path("clause").asText())
        .isEqualTo(family.overlayId() + "/c1");
  }

  @Test
  void theSameIsNotGrantedTwiceUnderTwoNamesAndIsFoundUnderEither() {
    var key = ask("acme", family.id(), "r2").json().path("key").asText();
    for (var policy : List.of(family.id(), family.overlayId())) {
      for (var clause : List.of("r2", family.overlayId() + "/r2")) {
        assertThat(ask("acme", policy, clause).code()).isEqualTo("grant-overlaps");
      }
      assertThat(agent.get(DOOR + "?policy_id=" + policy).json().at("/grants/0/key").asText())
          .isEqualTo(key);
    }
  }

  /** What was recorded in short goes on, and is the same as what is asked for in full. */
  @Test
  void whatIsStoredInShortGoesOn() {
    var key = granted("acme", family.overlayId(), "r2");
    jdbc.sql("update policy_grant set policy_id = ?, clause = 'r2' where grant_key = ?")
        .params(family.id(), key)
        .update();
    care.lookAt(List.of(family.id()), relay.now());
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);
    assertThat(ask("acme", family.id(), family.overlayId() + "/r2").code())
        .isEqualTo("grant-overlaps");
    var lone = granted("lone", family.overlayId(), "r2");
    jdbc.sql("update policy_grant set policy_id = ?, clause = 'r2' where grant_key = ?")
        .params(family.overlayId(), lone)
        .update();
    jdbc.sql("update policy_grant_market set against = ? where grant_key = ?")
        .params(family.overlayId() + " 1.0.0", lone)
        .update();
    care.lookAt(List.of(family.overlayId()), relay.now());
    assertThat(steps().standing(lone)).isEqualTo(Standing.HOLDS);
    assertThat(ask("lone", family.id(), "r2").code()).isEqualTo("grant-overlaps");
    assertThat(agent.get(DOOR + "?policy_id=" + family.id()).text()).contains(key, lone);
  }

  private String granted(String advertiser, String policy, String clause) {
    var key = ask(advertiser, policy, clause).json().path("key").asText();
    relay.settle();
    steps().check(key);
    relay.complete(MANAGER, key, "Task_DecideException", "outcome", "grant");
    return key;
  }

  private Http.Answer ask(String advertiser, String policy, String clause) {
    return agent.post(
        DOOR,
        new HashMap<>(
            Map.of(
                "advertiser",
                Map.of("id", advertiser, "name", "Acme Pte Ltd"),
                "policy_id",
                policy,
                "clause",
                clause,
                "markets",
                List.of("SG"),
                "scope",
                "Beer at the final",
                "evidence",
                "Permit 17",
                "from",
                "2027-03-01",
                "until",
                "2027-06-30")));
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
