package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.AGENT;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.grant.GrantSteps.SPECIALIST;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.stance;
import static org.policyrelay.support.Refused.code;
import static org.policyrelay.support.WithLegal.COUNSEL;
import static org.policyrelay.support.WithLegal.LEAD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.WithLegal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where there is a sixth team: which requests it is asked about, and what comes of its answer. */
@RelayTest
@WithLegal
@StoppedTime
class LegalOpinionTest {

  private static final String OFFERED = "Task_AcceptHandoff @legal";
  private static final String TAKEN = "Task_DeliverWork @legal";
  private static final String DECIDE = "Task_DecideException";

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired Handoffs handoffs;
  @Autowired Deadlines deadlines;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private PolicyEntry prohibited = PolicyEntry.stored("{}");

  @BeforeEach
  void aBanApplies() {
    prohibited = stance(mustRule(), "prohibited");
    relay.publish("1.0.0", prohibited, "SG", "TH");
  }

  @Test
  void isAskedAnsweredAndReadByWhoDecides() {
    var key = asked(prohibited);
    var check = relay.task(key, "Task_CheckEvidence").getId();
    assertThat(Http.at(port).as(SPECIALIST).shown(check, "briefing")).contains("is asked next");
    assertThat(Http.at(port).as(SPECIALIST).shown(check, "mayAskLegal")).isEqualTo("false");
    steps().check(key);
    assertThat(relay.waiting(key)).containsExactly(OFFERED);
    assertThat(grants.get(key).state()).isEqualTo(GrantState.WITH_LEGAL);
    assertThat(grants.get(key).standing(relay.now())).isEqualTo(Standing.OPEN);
    var offered = relay.task(key, OFFERED);
    assertThat(offered.getName()).contains("Acme Pte Ltd");
    assertThat(offered.getDueDate().toInstant()).isEqualTo("2027-03-01T03:00:00Z");
    assertThat(Http.at(port).as(LEAD).shown(offered.getId(), "briefing"))
        .contains("whether the law lets this stand", "Beer at the final", "It is genuine");

    relay.complete(LEAD, key, OFFERED, "outcome", "accept");
    relay.complete(LEAD, key, TAKEN, "outcome", "ask", "question", "Which hours?");
    var question = relay.task(key, "Task_AnswerQuestion @legal").getId();
    assertThat(Http.at(port).as(SPECIALIST).shown(question, "briefing")).contains("Which hours?");
    relay.complete(SPECIALIST, key, "Task_AnswerQuestion @legal", "answer", "After nine");
    assertThat(Http.at(port).as(LEAD).shown(relay.task(key, TAKEN).getId(), "briefing"))
        .contains("After nine");
    relay.complete(LEAD, key, TAKEN, "outcome", "deliver", "evidence", "It may, *after* ten");

    assertThat(relay.waiting(key)).containsExactly(DECIDE);
    assertThat(briefing(key))
        .contains(
            "What Legal said", "Which hours?", "After nine", "advised: It may, \\*after\\* ten");
    assertThat(grants.get(key).others()).contains(LEAD);
    assertThat(code(() -> grants.refuse(key, LEAD, "no"))).isEqualTo(ErrorCode.FOUR_EYES);
    relay.complete(MANAGER, key, DECIDE, "outcome", "grant");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.GRANTED);
    assertThat(Http.at(port).logIn(COUNSEL).get("/grants/" + key).text())
        .contains("advised", "It may, *after* ten", "Grant legal advised");
  }

  @Test
  void whatLegalReturnsIsDecidedWithItsReason() {
    var key = checked(prohibited);
    assertThat(Http.at(port).logIn(COUNSEL).get("/grants/" + key).text()).contains("is asked");
    relay.giveBack(LEAD, key, "legal", "Not for us");
    assertThat(relay.waiting(key)).containsExactly(DECIDE);
    assertThat(briefing(key)).contains("returned it: Not for us");
    assertThat(grants.get(key).legal()).hasValueSatisfying(it -> assertThat(it.by()).isNull());
    relay.complete(MANAGER, key, DECIDE, "outcome", "refuse", "reason", "Nobody can say");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.REFUSED);
  }

  /** Newer evidence is another question: what was said before stays to be read. */
  @Test
  void whatIsHandedBackForWantOfEvidenceIsAskedAnewWithIt() {
    var key = checked(prohibited);
    relay.complete(LEAD, key, OFFERED, "outcome", "accept");
    relay.complete(LEAD, key, TAKEN, "outcome", "hand-back", "handBackReason", "No permit");
    assertThat(briefing(key)).contains("What Legal said", "handed it back: No permit");
    relay.complete(MANAGER, key, DECIDE, "outcome", "ask", "reason", "The permit");
    relay.pass(Duration.ofMinutes(1));
    relay.complete(AGENT, key, "Task_SupplyEvidence", "outcome", "supply", "evidence", "Permit 18");
    steps().check(key);

    assertThat(relay.waiting(key)).containsExactly(OFFERED);
    assertThat(grants.get(key).legal()).isEmpty();
    relay.deliver(LEAD, key, "legal");
    assertThat(briefing(key))
        .contains(
            "said of the evidence before", "No permit", "advised: [https\\://wiki.example/legal]");
  }

  @Test
  void elsewhereWhoChecksSaysWhetherLegalIsHeard() {
    var plain = steps().policy();
    var straight = checked(plain);
    assertThat(relay.waiting(straight)).containsExactly(DECIDE);

    var heard = asked(steps().policy());
    var check = relay.task(heard, "Task_CheckEvidence").getId();
    assertThat(Http.at(port).as(SPECIALIST).shown(check, "mayAskLegal")).isEqualTo("true");
    relay.complete(
        SPECIALIST,
        heard,
        "Task_CheckEvidence",
        "outcome",
        "complete",
        "note",
        "Genuine",
        "askLegal",
        true);
    assertThat(relay.waiting(heard)).containsExactly(OFFERED);
    assertThat(handoff(heard).riskTier()).as("less urgent").isEqualTo("medium");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRequestThatIsTakenBackClosesItsTask(boolean accepted) {
    var key = checked(prohibited);
    if (accepted) {
      relay.complete(LEAD, key, OFFERED, "outcome", "accept");
    }
    requests.takeBackRequest(key, AGENT, "No final this year");
    relay.settle();

    assertThat(relay.waiting(key)).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count())
        .isZero();
    assertThat(handoff(key).state()).isEqualTo(HandoffState.WITHDRAWN);
    assertThat(deadlines.of(handoff(key).key())).allMatch(clock -> clock.closedAt() != null);
    assertThat(
            jdbc.sql("select users || user_groups from notice where event = ?")
                .param(handoff(key).key() + "/withdrawn")
                .query(String.class)
                .single())
        .contains("legal-leads");
  }

  @Test
  void whoAskedGivesNoOpinionOfIt() {
    var key =
        steps().ask(GrantSteps.request(prohibited, "2027-03-03", "2027-06-30", "SG"), COUNSEL);
    steps().check(key);
    var task = relay.task(key, OFFERED).getId();
    var claimed =
        Http.at(port)
            .as(COUNSEL)
            .post("/engine-rest/task/" + task + "/claim", Map.of("userId", COUNSEL));
    assertThat(claimed.code()).as(claimed.text()).isEqualTo("four-eyes");
    assertThat(code(() -> handoffs.accept(handoff(key).key(), COUNSEL)))
        .isEqualTo(ErrorCode.FOUR_EYES);
    relay.complete(LEAD, key, OFFERED, "outcome", "accept");
    assertThat(code(() -> handoffs.deliver(handoff(key).key(), COUNSEL, "It may", null)))
        .isEqualTo(ErrorCode.FOUR_EYES);
    assertThat(relay.waiting(key)).containsExactly(TAKEN);
  }

  @Test
  void strangersGetNothingOfIt() {
    var key = checked(prohibited);
    var task = relay.task(key, OFFERED).getId();
    for (var stranger : List.of("qa-lead", AGENT, SPECIALIST)) {
      var other = Http.at(port).as(stranger);
      assertThat(other.get("/engine-rest/task/" + task).status()).as(stranger).isEqualTo(404);
      assertThat(other.form(task).status()).as(stranger).isIn(403, 404);
      assertThat(
              other
                  .post("/engine-rest/task/" + task + "/claim", Map.of("userId", stranger))
                  .status())
          .as(stranger)
          .isIn(403, 404);
    }
    assertThat(Http.at(port).as(LEAD).get("/engine-rest/task").json().findValuesAsText("id"))
        .containsExactly(task);
    assertThat(Http.at(port).get("/grants/" + key).text()).doesNotContain("Acme");
    assertThat(handoff(key).state()).isEqualTo(HandoffState.OFFERED);
  }

  /** Whatever an administrator makes the engine believe. */
  @Test
  void nothingIsDecidedBeforeLegalHasAnswered() {
    var key = checked(prohibited);
    var instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult().getId();
    assertThat(Steps.begin(runtime, instance, "Task_RecordLegalOpinion")).isPresent();
    assertThat(grants.grant(key, MANAGER, null, null).orElseThrow().code())
        .isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(grants.get(key).state()).isEqualTo(GrantState.WITH_LEGAL);
    assertThat(relay.waiting(key)).containsExactly(OFFERED);
  }

  @Test
  void whatNobodyOfLegalTakesOnClimbsTheLadder() {
    var key = checked(prohibited);
    relay.goTo("2027-03-01T15:00+08:00");
    var task = relay.task(key, OFFERED).getId();
    assertThat(Http.at(port).as(MANAGER).get("/engine-rest/task/" + task).status()).isEqualTo(200);
    assertThat(Http.at(port).logIn(MANAGER).leadsTo("/handoffs/" + handoff(key).key()))
        .contains(task);
  }

  private Handoff handoff(String key) {
    return handoffs.latest(key, LegalOpinions.WORK, "legal").orElseThrow();
  }

  private String briefing(String key) {
    return Http.at(port).as(MANAGER).shown(relay.task(key, DECIDE).getId(), "briefing");
  }

  private String asked(PolicyEntry policy) {
    return steps().ask(GrantSteps.request(policy, "2027-03-03", "2027-06-30", "SG"));
  }

  private String checked(PolicyEntry policy) {
    var key = asked(policy);
    steps().check(key);
    return key;
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
