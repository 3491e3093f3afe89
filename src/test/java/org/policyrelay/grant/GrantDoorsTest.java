package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.grant.GrantSteps.SPECIALIST;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gets what by which door, and that none of them leads past the decision. */
@RelayTest
@StoppedTime
class GrantDoorsTest {

  private static final String DOOR = "/api/grants";

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired RuntimeService runtime;
  @LocalServerPort int port;

  private PolicyEntry policy = PolicyEntry.stored("{}");
  private Http agent = Http.at(0);
  private Http manager = Http.at(0);

  @BeforeEach
  void aPolicyApplies() {
    policy = steps().policy();
    agent = Http.at(port).as(GrantSteps.AGENT);
    manager = Http.at(port).as(MANAGER);
  }

  @Test
  void isAskedForFoundAndReadByMembersAndNeverByThePublic() {
    var key = asked(body());
    steps().check(key);
    relay.complete(MANAGER, key, "Task_DecideException", "outcome", "grant");

    var list = "%s?advertiser=acme&policy_id=%s".formatted(DOOR, policy.policyId());
    assertThat(agent.get(list).json().path("total").asInt()).isEqualTo(1);
    var one = agent.get(list + "&market=SG&at=2027-03-05T00:00:00Z").json();
    assertThat(one.at("/grants/0/key").asText()).isEqualTo(key);
    assertThat(one.at("/grants/0/terms/0/against/0/0").asText())
        .isEqualTo(policy.policyId() + " 1.0.0");
    assertThat(agent.get(list + "&market=SG&at=2027-03-02T15:59:59Z").json().path("total").asInt())
        .as("a second before midnight in Singapore")
        .isZero();
    assertThat(agent.get(list + "&market=AU").json().path("total").asInt()).isZero();
    assertThat(agent.get(list + "&limit=0").status()).isEqualTo(400);
    assertThat(agent.get(list + "&colour=red").status()).isEqualTo(400);

    var session = Http.at(port).logIn("trainer");
    assertThat(session.get("/grants?state=upcoming&advertiser=acme").text()).contains(key);
    assertThat(session.get("/grants?state=revoked&policy=none").text())
        .contains("None is like this");
    assertThat(session.get("/grants/" + key).text())
        .contains("Beer at the final", "It is genuine", "18 or older", "Grant given");
    var open = Http.at(port);
    for (var address : List.of(DOOR, DOOR + "/" + key)) {
      assertThat(open.get(address).status()).as(address).isEqualTo(401);
    }
    for (var address :
        List.of(
            "/policies/" + policy.policyId(),
            "/policies/search?q=Acme",
            "/policies/changes.atom",
            "/api/policies/export?format=ndjson",
            "/api/policies/resolve?market=SG&policy_id=" + policy.policyId())) {
      assertThat(open.get(address).text()).as(address).doesNotContain(key, "Acme Pte");
    }
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    var empty = agent.post(DOOR, Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.json().findValuesAsText("field"))
        .contains("advertiser.id", "advertiser.name", "scope", "evidence", "markets");
    refused("from", "2027-03", "from malformed");
    refused("from", "2026-12-31", "from in-the-past");
    refused("from", "2028-12-31", "from too-far");
    refused("until", "2027-03-02", "until before-from");
    refused("until", "2030-01-01", "until too-long");
    refused("clause", "c99", "clause unknown-clause");
    refused("policy_id", "no_such", "policy_id unknown");
    refused("markets", List.of("AU"), "policy_id not-there");
    refused("markets", List.of("Singapore"), "markets malformed");
    refused("evidence", "see http://permits.example", "evidence plain-link");
    refused("evidence", "x".repeat(2001), "evidence too-long");
    refused("renews", "GR-2027-999999", "renews unknown");
  }

  private void refused(String field, Object value, String error) {
    var body = body();
    body.put(field, value);
    var answer = agent.post(DOOR, body);
    assertThat(answer.status()).as(error + answer.text()).isEqualTo(400);
    var first = answer.json().at("/errors/0");
    assertThat(first.path("field").asText() + " " + first.path("code").asText()).isEqualTo(error);
  }

  @Test
  void manyAtOnceLeaveOne() {
    var sent =
        IntStream.range(0, 6)
            .mapToObj(
                number -> CompletableFuture.supplyAsync(() -> agent.post(DOOR, body()).status()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join))
        .containsOnlyOnce(201)
        .isSubsetOf(201, 409);
    assertThat(agent.post(DOOR, body()).code()).isEqualTo("grant-overlaps");
  }

  @Test
  void aRenewalBeginsWhereTheOtherEnds() {
    var key = asked(body());
    steps().check(key);
    relay.complete(MANAGER, key, "Task_DecideException", "outcome", "grant");
    var body = body();
    body.put("renews", key);
    body.put("until", "2027-12-31");
    body.put("from", "2027-06-30");
    assertThat(agent.post(DOOR, body).json().at("/errors/0/code").asText())
        .isEqualTo("not-at-its-end");
    body.put("from", "2027-07-01");
    var renewal = asked(body);
    assertThat(Http.at(port).logIn("trainer").get("/grants/" + key).text()).contains(renewal);
  }

  @Test
  void whoAskedOrCheckedDoesNotDecide() {
    var other = Http.at(port).as("policy-manager-2");
    var key = other.post(DOOR, body()).json().path("key").asText();
    relay.settle();
    var check = relay.task(key, "Task_CheckEvidence").getId();
    var claimed =
        other.post("/engine-rest/task/" + check + "/claim", Map.of("userId", "policy-manager-2"));
    assertThat(claimed.status()).as(claimed.text()).isEqualTo(403);
    assertThat(claimed.code()).isEqualTo("four-eyes");
    relay.complete(
        MANAGER, key, "Task_CheckEvidence", "outcome", "complete", "note", "It is genuine");
    var decide = relay.task(key, "Task_DecideException").getId();
    var own = Http.variables("outcome", "grant");
    for (var one : List.of(manager, other)) {
      assertThat(one.post("/engine-rest/task/" + decide + "/submit-form", own).code())
          .isEqualTo("four-eyes");
    }
    // nobody else is left: the administrators may
    relay.complete("admin", key, "Task_DecideException", "outcome", "grant");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.GRANTED);
  }

  @Test
  void whatIsDecidedIsWhatWasShown() {
    var key = asked(body());
    steps().check(key);
    var task = relay.task(key, "Task_DecideException").getId();
    assertThat(manager.shown(task, "shown")).matches("[0-9a-f]{64}");
    assertThat(manager.shown(task, "briefing")).contains("18 or older", "https://permits.example");
    var answer =
        manager.post(
            "/engine-rest/task/" + task + "/submit-form",
            Http.variables("outcome", "grant", "shown", "0".repeat(64)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(grants.grant(key, MANAGER, null, "0".repeat(64)).orElseThrow().code())
        .isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(grants.grant(key, SPECIALIST, null, null).orElseThrow().code())
        .isEqualTo(ErrorCode.FOUR_EYES);
  }

  /** Whatever an administrator makes the engine believe. */
  @Test
  void noVariableAndNoJumpGrantsIt() {
    var key = asked(body());
    var instance = relay.task(key, "Task_CheckEvidence").getProcessInstanceId();
    for (var variable : List.of("origin", "submission", "outcome", "inDoubt", "running")) {
      runtime.setVariable(instance, variable, "grant");
    }
    for (var step : List.of("Task_RecordGrant", "Task_ConfirmGrant")) {
      assertThat(Steps.begin(runtime, instance, step)).as(step).isPresent();
    }
    assertThat(grants.get(key).state()).isEqualTo(GrantState.ASKED);
    assertThat(grants.get(key).holding().holds(relay.now())).isFalse();
    assertThat(grants.grant(key, "admin", null, null).orElseThrow().code())
        .isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void onlyTheTeamThatAskedWithdrawsAndOnlyManagersRevoke() {
    var key = asked(body());
    var reason = Map.of("reason", "No final");
    assertThat(Http.at(port).as("qa-lead").post(DOOR + "/" + key + "/withdraw", reason).status())
        .isEqualTo(403);
    assertThat(agent.post(DOOR + "/" + key + "/revoke", reason).status()).isEqualTo(403);
    assertThat(manager.post(DOOR + "/" + key + "/revoke", reason).code()).isEqualTo("wrong-state");
    assertThat(agent.post(DOOR + "/" + key + "/withdraw", Map.of()).status()).isEqualTo(400);
    var answer = agent.post(DOOR + "/" + key + "/withdraw", reason);
    assertThat(answer.json().path("standing").asText()).isEqualTo("withdrawn");
    assertThat(agent.post(DOOR, body()).status()).as("it is free again").isEqualTo(201);
  }

  private String asked(Map<String, Object> body) {
    var answer = agent.post(DOOR, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    relay.settle();
    return answer.json().path("key").asText();
  }

  private Map<String, Object> body() {
    return new HashMap<>(
        Map.of(
            "advertiser", Map.of("id", "acme", "name", "Acme Pte Ltd"),
            "policy_id", policy.policyId(),
            "clause", "c2",
            "markets", List.of("SG", "TH"),
            "scope", "Beer at the final",
            "evidence", "Permit 17, https://permits.example/17",
            "from", "2027-03-03",
            "until", "2027-06-30"));
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
