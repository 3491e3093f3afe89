package org.policyrelay.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.labeling.LabelingSteps.LABELS;
import static org.policyrelay.labeling.LabelingSteps.MANAGER;
import static org.policyrelay.labeling.LabelingSteps.SPECIALIST;
import static org.policyrelay.labeling.LabelingSteps.body;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.round.RoundLabel;
import org.policyrelay.round.RoundState;
import org.policyrelay.round.Rounds;
import org.policyrelay.support.AbsentPeople;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the wish for a protocol to its release, at every wait and by every answer. */
@RelayTest
@StoppedTime
class LabelingProcessTest {

  @Autowired Relay relay;
  @Autowired Protocols protocols;
  @Autowired Rounds rounds;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired Directory directory;
  @Autowired AbsentPeople absent;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AfterEach
  void everybodyIsBack() {
    absent.callBack();
  }

  @Test
  void aPilotThatFailsIsReworkedAndPasses() {
    var policy = steps().policy();
    var key = steps().ask(policy);
    assertThat(relay.waiting(key)).containsExactly("Task_DraftProtocol");
    assertThat(relay.task(key, "Task_DraftProtocol").getName())
        .isEqualTo("Draft protocol: " + policy.policyId() + ", protocol 1");
    assertThat(form(key, "Task_DraftProtocol", "labels"))
        .contains("Code: minors", "Clauses: c2", "Positive: bad: minors");

    steps().submit(key, LABELS);
    assertThat(relay.waiting(key)).containsExactly("Task_ApproveForPilot");
    assertThat(form(key, "Task_ApproveForPilot", "briefing"))
        .contains("It is the first protocol", "Code: minors", "try it blind");
    steps().approve(key);
    var first = protocols.get(key);
    assertThat(first.state()).isEqualTo(ProtocolState.IN_PILOT);
    var round = first.round().orElseThrow();
    assertThat(rounds.get(round).asked().origin()).isEqualTo(key);
    assertThat(rounds.get(round).raters().size()).isBetween(2, 5);
    assertThat(rounds.get(round).raters())
        .allSatisfy(rater -> assertThat(directory.groupsOf(rater.user())).contains("ad-review"));
    assertThat(rounds.get(round).cases()).hasSize(6);
    assertThat(rounds.get(round).labels())
        .containsExactly(
            new RoundLabel("minors", "Aimed at minors: The ad speaks to people under 18."),
            new RoundLabel("fine", "Nothing wrong: None of the others."));

    steps().vote(round, ballot -> ballot.rater() % 2 == 0 ? ballot.right() : ballot.wrong());
    assertThat(relay.waiting(key)).containsExactly("Task_ReworkProtocol");
    var failed = protocols.get(key);
    assertThat(failed.state()).isEqualTo(ProtocolState.DRAFT);
    assertThat(failed.verdict()).contains("misaligned");
    assertThat(rounds.get(round).state()).isEqualTo(RoundState.CLOSED);
    assertThat(form(key, "Task_ReworkProtocol", "briefing"))
        .contains("Why it came back", "beer", "minors × ", "(/rounds/" + round + ")");
    assertThat(form(key, "Task_ReworkProtocol", "labels")).contains("bad: beer on a school bus");

    steps()
        .submit(key, "Task_ReworkProtocol", LABELS.replace("under 18.", "under 18, or shows one."));
    assertThat(protocols.get(key).approvedBy()).isEmpty();
    steps().approve(key);
    var second = protocols.get(key).round().orElseThrow();
    assertThat(second).isNotEqualTo(round);
    steps().vote(second, LabelingSteps.Ballot::right);

    var released = protocols.get(key);
    assertThat(released.state()).isEqualTo(ProtocolState.IN_FORCE);
    assertThat(released.verdict()).contains("aligned");
    assertThat(released.toLookAtAgain()).contains(List.of());
    assertThat(protocols.inForce(policy.policyId())).map(LabelingProtocol::key).contains(key);
    assertThat(relay.waiting(key)).isEmpty();
    assertThat(instances(key)).isZero();
    assertThat(told(key + "/released")).contains("ad-review", "qa", "training", SPECIALIST);
    assertThat(audit.of(key))
        .extracting(AuditEntry::event)
        .containsExactly(
            "protocol-wanted",
            "protocol-submitted",
            "protocol-approved",
            "protocol-in-pilot",
            "protocol-pilot-judged",
            "protocol-submitted",
            "protocol-approved",
            "protocol-in-pilot",
            "protocol-pilot-judged",
            "protocol-released",
            "protocol-labels-to-look-at");
  }

  @Test
  void anotherMeaningIsTriedAndSaysWhichLabelsToLookAtAgain() {
    var policy = inForce();
    var key = begin(policy, "Minors are missed");
    assertThat(form(key, "Task_DraftProtocol", "labels")).contains("bad: beer on a school bus");
    steps()
        .submit(
            key,
            LABELS
                .replace("Code: minors", "Code: under-age\nReplaces: minors")
                .replace("Decision: reject", "Decision: restrict"));
    assertThat(form(key, "Task_ApproveForPilot", "briefing"))
        .contains("wording: 'minors' is called 'under\\-age' now")
        .contains("**meaning**: 'under\\-age' leads to restrict instead of reject")
        .contains("**Labels whose past use is to be looked at again:** minors");
    steps().approve(key);
    var round = protocols.get(key).round().orElseThrow();
    steps().vote(round, ballot -> ballot.right().replace("minors", "under-age"));

    assertThat(protocols.get(key).state()).isEqualTo(ProtocolState.IN_FORCE);
    assertThat(protocols.get(key).toLookAtAgain()).contains(List.of("minors"));
    assertThat(protocols.get(policy.policyId(), 1).state()).isEqualTo(ProtocolState.SUPERSEDED);
    assertThat(protocols.get(policy.policyId(), 1).supersededAt()).isPresent();
    assertThat(told(key + "/look-again")).contains("qa", "ad-review");
    assertThat(protocols.get(key).content().mapping())
        .isEqualTo(Map.of("minors", List.of("under-age")));
  }

  @Test
  void otherWordsAreReleasedWithoutAPilot() {
    var policy = inForce();
    var key = begin(policy, "The name is clumsy");
    steps().submit(key, LABELS.replace("Aimed at minors", "For minors"));
    assertThat(form(key, "Task_ApproveForPilot", "briefing")).contains("released without a pilot");
    steps().approve(key);
    assertThat(protocols.get(key).state()).isEqualTo(ProtocolState.IN_FORCE);
    assertThat(protocols.get(key).round()).isEmpty();
    assertThat(told(key + "/look-again")).isEmpty();
  }

  @Test
  void whoHasWrittenItNeitherIsGivenNorApprovesIt() {
    var policy = steps().policy();
    var answer = steps().post(MANAGER, body(policy.policyId()));
    relay.settle();
    var key = answer.json().path("key").asText();
    relay.complete(MANAGER, key, "Task_DraftProtocol", "outcome", "submit", "labels", LABELS);
    var task = relay.task(key, "Task_ApproveForPilot").getId();
    assertThatThrownBy(() -> relay.answer(MANAGER, task, "outcome", "approve"))
        .hasMessageContaining("four eyes");
    assertThat(relay.waiting(key)).containsExactly("Task_ApproveForPilot");
    assertThat(protocols.get(key).approvedBy()).isEmpty();
  }

  @Test
  void whoeverAsksWithContentIsAWriterToo() {
    var policy = steps().policy();
    var key = steps().post(MANAGER, body(policy.policyId())).json().path("key").asText();
    relay.settle();
    steps().submit(key, LABELS);
    var task = relay.task(key, "Task_ApproveForPilot").getId();
    assertThatThrownBy(() -> relay.answer(MANAGER, task, "outcome", "approve"))
        .hasMessageContaining("four eyes");
  }

  @Test
  void isSentBackGivenUpAndRejected() {
    var policy = steps().policy();
    var key = steps().ask(policy);
    steps().submit(key, LABELS);
    relay.complete(
        MANAGER, key, "Task_ApproveForPilot", "outcome", "rework", "reason", "Say what a minor is");
    assertThat(form(key, "Task_ReworkProtocol", "briefing")).contains("Say what a minor is");
    relay.complete(
        SPECIALIST,
        key,
        "Task_ReworkProtocol",
        "outcome",
        "abandon",
        "abandonReason",
        "Not needed");
    assertThat(protocols.get(key).state()).isEqualTo(ProtocolState.ABANDONED);
    assertThat(protocols.get(key).endReason()).contains("Not needed");

    // what was given up keeps its number, and is in nobody's way
    var other = steps().ask(policy);
    assertThat(protocols.get(other).version()).isEqualTo(2);
    relay.complete(
        SPECIALIST, other, "Task_DraftProtocol", "outcome", "abandon", "abandonReason", "Wrong");
    assertThat(instances(other)).isZero();

    var third = steps().ask(policy);
    steps().submit(third, LABELS);
    relay.complete(
        MANAGER, third, "Task_ApproveForPilot", "outcome", "reject", "reason", "No labels for it");
    assertThat(protocols.get(third).state()).isEqualTo(ProtocolState.ABANDONED);
    assertThat(told(third + "/rejected")).contains(SPECIALIST);
    assertThat(protocols.inForce(policy.policyId())).isEmpty();
  }

  @Test
  void withoutRatersNoPilotIsHeld() {
    var policy = steps().policy();
    var key = steps().ask(policy);
    steps().submit(key, LABELS);
    var task = relay.task(key, "Task_ApproveForPilot").getId();
    directory.membersOf("ad-review").forEach(absent::sendAway);
    assertThatThrownBy(() -> relay.answer(MANAGER, task, "outcome", "approve"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("fewer than two members of Ad Review");

    // they leave between the answer and the step
    absent.callBack();
    relay.answer(MANAGER, task, "outcome", "approve");
    directory.membersOf("ad-review").forEach(absent::sendAway);
    relay.settle();
    assertThat(relay.waiting(key)).containsExactly("Task_ReworkProtocol");
    assertThat(form(key, "Task_ReworkProtocol", "briefing")).contains("No pilot can be held");
    assertThat(protocols.get(key).approvedBy()).isEmpty();
  }

  @Test
  void whoHasWrittenItDoesNotTryIt() {
    var policy = steps().policy();
    var key = steps().post("ad-reviewer", body(policy.policyId())).json().path("key").asText();
    relay.settle();
    relay.complete(
        "ad-reviewer-2", key, "Task_DraftProtocol", "outcome", "submit", "labels", LABELS);
    steps().approve(key);
    assertThat(rounds.get(protocols.get(key).round().orElseThrow()).raters())
        .isNotEmpty()
        .extracting("user")
        .doesNotContain("ad-reviewer", "ad-reviewer-2");
  }

  @Test
  void whereNobodyVotesItComesBackWithTheReason() {
    var policy = steps().policy();
    var key = steps().released(policy, LABELS);
    var round = rounds.get(protocols.get(key).round().orElseThrow());
    relay.goTo(Date.from(round.voteBy()));
    assertThat(relay.waiting(key)).containsExactly("Task_ReworkProtocol");
    assertThat(protocols.get(key).verdict()).contains("undefined");
    assertThat(form(key, "Task_ReworkProtocol", "briefing")).contains("Too few have voted");
  }

  @Test
  void whereEverybodyGivesOneLabelNothingIsKnownOfTheOthers() {
    var policy = steps().policy();
    var key = steps().released(policy, LABELS);
    steps().vote(protocols.get(key).round().orElseThrow(), ballot -> "fine");
    assertThat(protocols.get(key).verdict()).contains("undefined");
    assertThat(form(key, "Task_ReworkProtocol", "briefing"))
        .contains("add examples of the other labels");
  }

  @Test
  void withoutCasesNoPilotIsHeld() {
    var policy = steps().policy();
    var key = steps().ask(policy);
    steps().submit(key, LABELS.replaceAll("(?m)^(Positive|Negative):.*\\n", ""));
    var task = relay.task(key, "Task_ApproveForPilot").getId();
    assertThatThrownBy(() -> relay.answer(MANAGER, task, "outcome", "approve"))
        .hasMessageContaining("fewer than two cases");
  }

  @Test
  void aFormBeginsItFromTheClausesThatBind() {
    var policy = steps().policy();
    var instance = start(SPECIALIST, policy.policyId());
    relay.settle();
    var key = protocols.open(policy.policyId()).orElseThrow().key();
    assertThat(form(key, "Task_DraftProtocol", "labels"))
        .contains("Code: breaks-c1", "Code: breaks-c2", "Clauses: c2", "Code: no-violation")
        .contains("Decision: reject", "Decision: allow");
    assertThat(instance).isNotEmpty();
    // as it stands it can be submitted
    steps().submit(key, form(key, "Task_DraftProtocol", "labels"));
    assertThat(relay.waiting(key)).containsExactly("Task_ApproveForPilot");
  }

  @Test
  void aFormIsRefusedWhileAnotherIsUnderWayAndToldSoAfterwards() {
    var policy = steps().policy();
    start(SPECIALIST, policy.policyId());
    var late = start("ad-reviewer", policy.policyId());
    relay.settle();
    assertThat(told("labeling/" + late + "/not-begun")).contains("ad-reviewer");
    assertThat(audit.of(late)).extracting(AuditEntry::event).containsExactly("protocol-not-begun");
    var third = tryToStart(SPECIALIST, policy.policyId(), "Once more");
    assertThat(third.status()).isEqualTo(409);
    assertThat(third.text()).contains("is under way");
    var unknown = tryToStart(SPECIALIST, "test_no_such_policy", "There are none yet");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("policyId", "must be a policy that is published");
    assertThat(tryToStart("trainer", policy.policyId(), "Mine").status()).isEqualTo(403);
  }

  @Test
  void theFormTellsEveryFaultByLabelLineAndName() {
    var policy = steps().policy();
    var key = steps().ask(policy);
    var task = relay.task(key, "Task_DraftProtocol").getId();
    var wrong =
        LABELS
            .replace("Clauses: c2", "Clauses: c2, c77")
            .replace("Decision: allow", "Parent: nobody\nDecision: perhaps");
    assertThatThrownBy(() -> relay.answer(SPECIALIST, task, "outcome", "submit", "labels", wrong))
        .hasMessageContaining("Label 1, line 4, clauses: must be a clause of the policy")
        .hasMessageContaining("Label 2, line 13, parent: must be the code of a label")
        .hasMessageContaining("Label 2, line 14, decision: must be one of allow, restrict, reject");
    assertThatThrownBy(
            () -> relay.answer(SPECIALIST, task, "outcome", "submit", "labels", "Kode: x"))
        .hasMessageContaining("Label 1, line 1: there is no \"Kode\"");
    assertThat(relay.waiting(key)).containsExactly("Task_DraftProtocol");
  }

  @Test
  void whatSaysTheSameAsInForceIsNotSubmitted() {
    var policy = inForce();
    var key = begin(policy, "Nothing really");
    var task = relay.task(key, "Task_DraftProtocol").getId();
    assertThatThrownBy(() -> relay.answer(SPECIALIST, task, "outcome", "submit", "labels", LABELS))
        .hasMessageContaining("must say something else than version 1");
  }

  @Test
  void aClauseThatChangesInMeaningIsToldAndCallsForAPilot() {
    var policy = inForce();
    var other = inForce();
    var key = protocols.inForce(policy.policyId()).orElseThrow().key();
    relay.publish("2.0.0", Policies.aged(policy, 21));
    assertThat(told(key + "/clauses/2.0.0")).contains("ad-policy");
    var shown = steps().get("ad-reviewer", "/api/labeling/protocols/" + policy.policyId()).json();
    assertThat(shown.at("/in_doubt/0/clause").asText()).isEqualTo("c2");
    assertThat(shown.at("/in_doubt/0/labels/0").asText()).isEqualTo("minors");
    var untouched = protocols.inForce(other.policyId()).orElseThrow().key();
    assertThat(told(untouched + "/clauses/2.0.0")).isEmpty();

    // the same labels may be right: then they are tried beside the clause as it is now
    var next = begin(policy, "c2 reads otherwise");
    assertThat(form(next, "Task_DraftProtocol", "briefing")).contains("A clause changed");
    steps().submit(next, LABELS);
    steps().approve(next);
    steps().vote(protocols.get(next).round().orElseThrow(), LabelingSteps.Ballot::right);
    assertThat(protocols.get(next).state()).isEqualTo(ProtocolState.IN_FORCE);
    assertThat(protocols.get(next).policyVersion()).isEqualTo("2.0.0");
    shown = steps().get("ad-reviewer", "/api/labeling/protocols/" + policy.policyId()).json();
    assertThat(shown.at("/in_doubt")).isEmpty();
  }

  /** The pilot goes on; who is to look at it hears of it once it is in force. */
  @Test
  void aClauseThatChangesDuringThePilotIsToldOnRelease() {
    var policy = steps().policy();
    var key = steps().released(policy, LABELS);
    relay.publish("2.0.0", Policies.aged(policy, 21));
    assertThat(told(key + "/clauses/2.0.0")).isEmpty();
    steps().vote(protocols.get(key).round().orElseThrow(), LabelingSteps.Ballot::right);
    assertThat(protocols.get(key).state()).isEqualTo(ProtocolState.IN_FORCE);
    assertThat(protocols.get(key).policyVersion()).isEqualTo("1.0.0");
    assertThat(told(key + "/clauses/2.0.0")).contains("ad-policy");
  }

  @Test
  void aClauseOnWhichNoLabelRestsIsNotTold() {
    var policy = inForce();
    var key = protocols.inForce(policy.policyId()).orElseThrow().key();
    relay.publish(
        "2.0.0",
        Policies.with(
            policy, "policy", policy.text().replace("adults only", "adults with a licence only")));
    assertThat(told(key + "/clauses/2.0.0")).isEmpty();
  }

  private PolicyEntry inForce() {
    var policy = steps().policy();
    var key = steps().released(policy, LABELS);
    steps().vote(protocols.get(key).round().orElseThrow(), LabelingSteps.Ballot::right);
    assertThat(protocols.get(key).state()).isEqualTo(ProtocolState.IN_FORCE);
    return policy;
  }

  private String begin(PolicyEntry policy, String reason) {
    start(SPECIALIST, policy.policyId(), reason);
    relay.settle();
    return protocols.open(policy.policyId()).orElseThrow().key();
  }

  private String start(String user, String policyId) {
    return start(user, policyId, "There are none yet");
  }

  private String start(String user, String policyId, String reason) {
    var answer = tryToStart(user, policyId, reason);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("id").asText();
  }

  private Http.Answer tryToStart(String user, String policyId, String reason) {
    return Http.at(port)
        .as(user)
        .post(
            "/engine-rest/process-definition/key/labeling-protocol-change/submit-form",
            Http.variables(Map.of("policyId", policyId, "reason", reason)));
  }

  private String form(String key, String task, String field) {
    return Http.at(port)
        .as(task.equals("Task_ApproveForPilot") ? MANAGER : SPECIALIST)
        .shown(relay.task(key, task).getId(), field);
  }

  /** Users and groups; empty for what nobody was told. */
  private String told(String event) {
    return jdbc.sql("select users || ' ' || user_groups from notice where event = ?")
        .param(event)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private long instances(String key) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count();
  }

  private LabelingSteps steps() {
    return new LabelingSteps(relay, rounds, tasks, port);
  }
}
