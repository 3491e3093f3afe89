package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.grant.GrantSteps.SPECIALIST;
import static org.policyrelay.grant.GrantSteps.request;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.stance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From asking to the end of a term, at every wait and by every answer. */
@RelayTest
@StoppedTime
class GrantProcessTest {

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired RuntimeService runtime;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private PolicyEntry policy = PolicyEntry.stored("{}");

  @BeforeEach
  void aPolicyApplies() {
    policy = steps().policy();
  }

  @Test
  void isCheckedDecidedRemindedOfAndEndsByItself() {
    var key = steps().ask(request(policy, "2027-03-03", "2027-06-30", "SG", "TH"));
    assertThat(relay.waiting(key)).containsExactly("Task_CheckEvidence");
    assertThat(steps().standing(key)).isEqualTo(Standing.OPEN);

    steps().check(key);
    assertThat(relay.waiting(key)).containsExactly("Task_DecideException");
    assertThat(grants.get(key).holding().holds(relay.now())).isFalse();

    relay.complete(MANAGER, key, "Task_DecideException", "outcome", "grant", "note", "As in 2026");
    assertThat(relay.waiting(key)).isEmpty();
    assertThat(steps().standing(key)).isEqualTo(Standing.UPCOMING);
    assertThat(told("granted", key)).contains("advertiser-experience-agent");
    assertThat(grants.get(key).terms())
        .allSatisfy(
            term ->
                assertThat(term.against()).containsExactly(Set.of(policy.policyId() + " 1.0.0")));

    // midnight comes to Singapore an hour before Thailand
    relay.goTo("2027-03-03T00:00+08:00");
    assertThat(steps().holds(key, "SG")).isTrue();
    assertThat(steps().holds(key, "TH")).isFalse();
    relay.goTo("2027-03-03T00:00+07:00");
    assertThat(steps().holds(key, "TH")).isTrue();
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);

    relay.goTo("2027-05-31T23:59+08:00");
    assertThat(events(key)).doesNotContain("grant-reminded");
    relay.goTo("2027-06-01T00:00+08:00");
    assertThat(events(key)).contains("grant-reminded");
    assertThat(told("ends-soon", key)).contains("advertiser-experience-agent", MANAGER);

    relay.goTo("2027-07-01T00:00+08:00");
    assertThat(steps().holds(key, "SG")).isFalse();
    assertThat(steps().holds(key, "TH")).isTrue();
    assertThat(instances(key)).isEqualTo(1);
    relay.goTo("2027-07-01T00:00+07:00");
    assertThat(steps().standing(key)).isEqualTo(Standing.ENDED);
    assertThat(instances(key)).isZero();
    assertThat(events(key))
        .containsExactly(
            "grant-asked",
            "grant-checked",
            "grant-given",
            "grant-reminded",
            "grant-ended",
            "grant-ended");
  }

  /** A relay without the team goes on as if nobody had thought of it. */
  @Test
  void whereThereIsNoLegalNobodyIsAsked() {
    var banned = stance(mustRule(), "prohibited");
    relay.publish("1.0.0", banned, "SG");
    var key = steps().ask(request(banned, "2027-03-03", "2027-06-30", "SG"));
    var check = relay.task(key, "Task_CheckEvidence").getId();
    var form = Http.at(port).as(SPECIALIST);
    assertThat(form.shown(check, "mayAskLegal")).isEqualTo("false");
    assertThat(form.shown(check, "briefing")).doesNotContainIgnoringCase("legal");
    relay.complete(
        SPECIALIST,
        key,
        "Task_CheckEvidence",
        "outcome",
        "complete",
        "note",
        "It is genuine",
        "askLegal",
        true);
    assertThat(relay.waiting(key)).containsExactly("Task_DecideException");
  }

  /** A server that sleeps through reminder and end tells the end, and never that it ends soon. */
  @Test
  void whatWasSleptThroughIsToldInTheEnd() {
    var key = steps().granted(request(policy, "2027-03-03", "2027-04-30", "SG"));
    relay.wait(Duration.ofDays(300));
    assertThat(steps().holds(key, "SG")).as("before any timer has fired").isFalse();
    assertThat(steps().standing(key)).isEqualTo(Standing.ENDED);
    relay.settle();
    assertThat(events(key)).contains("grant-ended").doesNotContain("grant-reminded");
    assertThat(instances(key)).isZero();
  }

  @Test
  void moreEvidenceIsAskedForAtTheCheckAndAtTheDecision() {
    var key = steps().ask(request(policy, "2027-03-03", "2027-06-30", "SG"));
    relay.complete(
        SPECIALIST, key, "Task_CheckEvidence", "outcome", "ask", "reason", "Which stadium?");
    assertThat(relay.waiting(key)).containsExactly("Task_SupplyEvidence");
    assertThat(told("questioned/1", key)).contains("advertiser-experience-agent");

    // a colleague brings it, and has asked from then on
    relay.complete(
        "advertiser-experience-lead",
        key,
        "Task_SupplyEvidence",
        "outcome",
        "supply",
        "evidence",
        "The National Stadium");
    assertThat(grants.get(key).askers()).contains("advertiser-experience-lead");
    steps().check(key);
    relay.complete(MANAGER, key, "Task_DecideException", "outcome", "ask", "reason", "Which day?");
    relay.complete(
        "advertiser-experience-agent",
        key,
        "Task_SupplyEvidence",
        "outcome",
        "supply",
        "evidence",
        "The 20th");
    assertThat(grants.get(key).check()).as("it is checked again").isEmpty();
    steps().check(key);
    relay.complete(
        MANAGER, key, "Task_DecideException", "outcome", "refuse", "reason", "Not on a Sunday");
    assertThat(steps().standing(key)).isEqualTo(Standing.REFUSED);
    assertThat(told("refused", key)).contains("advertiser-experience-agent");
    assertThat(grants.get(key).evidence()).hasSize(3);
    assertThat(instances(key)).isZero();
  }

  @Test
  void whoAskedWithdrawsAtTheirTaskOrAtAnyOtherTime() {
    var asked = steps().ask(request(policy, "2027-03-03", "2027-06-30", "SG"));
    relay.complete(SPECIALIST, asked, "Task_CheckEvidence", "outcome", "ask", "reason", "Which?");
    relay.complete(
        "advertiser-experience-agent", asked, "Task_SupplyEvidence", "outcome", "withdraw");
    assertThat(steps().standing(asked)).isEqualTo(Standing.WITHDRAWN);
    assertThat(instances(asked)).isZero();

    var waiting = steps().ask(request(policy, "2027-03-03", "2027-06-30", "SG"));
    requests.takeBackRequest(waiting, "advertiser-experience-lead", "No final this year");
    relay.settle();
    assertThat(steps().standing(waiting)).isEqualTo(Standing.WITHDRAWN);
    assertThat(instances(waiting)).isZero();

    // before its process has done anything
    var early =
        requests.ask(
            request(policy, "2027-03-03", "2027-06-30", "SG"),
            "Permit",
            "advertiser-experience-agent");
    requests.takeBackRequest(early, "advertiser-experience-agent", "A mistake");
    relay.settle();
    assertThat(instances(early)).isZero();
    assertThat(relay.waiting(early)).isEmpty();
  }

  @Test
  void aManagerRevokesAtAnyTime() {
    var key = steps().granted(request(policy, "2027-03-01", "2027-06-30", "SG"));
    assertThat(steps().holds(key, "SG")).isTrue();
    var before = relay.now();
    relay.pass(Duration.ofHours(1));

    grants.takeBackGrant(key, MANAGER, "The permit was withdrawn");
    relay.settle();

    assertThat(steps().holds(key, "SG")).isFalse();
    assertThat(grants.get(key).holding().holds(before)).as("what was true stays true").isTrue();
    assertThat(steps().standing(key)).isEqualTo(Standing.REVOKED);
    assertThat(told("revoked", key)).contains("advertiser-experience-agent", SPECIALIST);
    assertThat(instances(key)).isZero();
  }

  @Test
  void isAskedForByFormAndARaceIsLostByName() {
    var first = submit("2027-03-03");
    var second = submit("2027-03-03");
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(second.status()).as("nothing is recorded yet").isEqualTo(200);
    relay.settle();

    var keys =
        jdbc.sql("select grant_key from policy_grant where policy_id = ?")
            .param(policy.policyId())
            .query(String.class)
            .list();
    assertThat(keys).hasSize(1);
    assertThat(relay.waiting(keys.get(0))).containsExactly("Task_CheckEvidence");
    assertThat(
            jdbc.sql(
                    "select count(*) from notice where title like 'Not begun: Acme%' and body like"
                        + " ?")
                .param("%" + keys.get(0) + "%")
                .query(Long.class)
                .single())
        .isEqualTo(1);
    var third = submit("2027-03-03");
    assertThat(third.status()).isEqualTo(409);
    assertThat(third.text()).contains(keys.get(0));
    var malformed = submit("2026-03-03");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text()).contains("from", "before today");
  }

  private Http.Answer submit(String from) {
    var fields =
        Map.of(
            "advertiser", "acme",
            "advertiserName", "Acme",
            "policyId", policy.policyId(),
            "clause", "c2",
            "jurisdictions", "sg, TH",
            "scope", "Beer at the final",
            "evidence", "Permit",
            "from", from,
            "until", "2027-06-30");
    return Http.at(port)
        .as("ad-review-lead")
        .post(
            "/engine-rest/process-definition/key/policy-exception/submit-form",
            Http.variables(fields));
  }

  private List<String> events(String key) {
    return audit.of(key).stream().map(AuditEntry::event).toList();
  }

  private long instances(String key) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count();
  }

  private String told(String event, String key) {
    return jdbc.sql("select users || user_groups from notice where event = ?")
        .param(key + "/" + event)
        .query(String.class)
        .single();
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
