package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.grant.GrantSteps.request;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
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

/** What changes between an answer and the step that records it is told, and the task is there. */
@RelayTest
@StoppedTime
class LateAnswersTest {

  private static final String DECIDE = "Task_DecideException";
  private static final String CONFIRM = "Task_ConfirmOrRevoke";
  private static final Duration DAYS = Duration.ofDays(20);

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
  void theClauseChangesAfterItWasGranted() {
    var key = checked();
    relay.answer(MANAGER, relay.task(key, DECIDE).getId(), "outcome", "grant");
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    assertThat(grants.get(key).state()).isEqualTo(GrantState.CHECKED);
    assertThat(relay.waiting(key)).containsExactly(DECIDE);
    assertThat(told(key)).contains("cannot be granted as it was asked for");
    assertThat(incidents(key)).isZero();
    relay.complete(MANAGER, key, DECIDE, "outcome", "refuse", "reason", "Ask for less");
    assertThat(steps().standing(key)).isEqualTo(Standing.REFUSED);
  }

  @Test
  void somethingElseIsReadThanWasShown() {
    var key = checked();
    var task = relay.task(key, DECIDE).getId();
    var shown = Http.at(port).as(MANAGER).shown(task, "shown");
    relay.answer(MANAGER, task, "outcome", "grant", "shown", shown);
    relay.publish("2.0.0", aged(policy, 21));
    relay.settle();
    assertThat(relay.waiting(key)).containsExactly(DECIDE);
    assertThat(grants.get(key).state()).isEqualTo(GrantState.CHECKED);
    assertThat(audit.of(key)).extracting(AuditEntry::event).contains("grant-answer-not-taken");
    relay.complete(MANAGER, key, DECIDE, "outcome", "grant");
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);
  }

  @Test
  void theClauseIsGoneAfterItWasConfirmed() {
    var key = inDoubt();
    relay.answer(MANAGER, relay.task(key, CONFIRM).getId(), "outcome", "confirm");
    relay.announce(
        "3.0.0", with(policy, "policy", "Alcohol ads must be shown to adults only."), DAYS);
    relay.settle();
    assertThat(relay.waiting(key)).containsExactly(CONFIRM);
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(told(key)).contains("nothing is left");
    assertThat(incidents(key)).isZero();
  }

  @Test
  void itHasEndedBeforeItIsRevoked() {
    var key = inDoubt();
    relay.answer(
        MANAGER, relay.task(key, CONFIRM).getId(), "outcome", "revoke", "reason", "Not beside 21");
    relay.wait(DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.ENDED);
    assertThat(told(key)).contains("is over already");
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count())
        .isZero();
  }

  private String checked() {
    var key = steps().ask(request(policy, "2027-03-01", "2027-12-31", "SG"));
    steps().check(key);
    return key;
  }

  private String inDoubt() {
    var key = steps().granted(request(policy, "2027-03-01", "2027-12-31", "SG"));
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    return key;
  }

  private long incidents(String key) {
    return runtime
        .createIncidentQuery()
        .processInstanceId(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId())
        .count();
  }

  private String told(String key) {
    return jdbc.sql("select body from notice where event like ? and users like ?")
        .params(key + "/not-taken/%", "%" + MANAGER + "%")
        .query(String.class)
        .single();
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
