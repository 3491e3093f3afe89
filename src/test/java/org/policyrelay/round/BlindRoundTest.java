package org.policyrelay.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.AbsentPeople;
import org.policyrelay.support.AtOnce;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rounds from their opening to the reveal, by way of people. */
@RelayTest
@StoppedTime
class BlindRoundTest {

  private static final String ONE = "ad-reviewer";
  private static final String TWO = "ad-reviewer-2";
  private static final String THREE = "ad-reviewer-3";
  private static final String LEAVER = "round-leaver";

  @Autowired Relay relay;
  @Autowired Rounds rounds;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired RepositoryService repository;
  @Autowired Directory directory;
  @Autowired AbsentPeople absent;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AfterEach
  void everybodyIsBack() {
    absent.callBack();
    if (directory.groupsOf(LEAVER).contains("ad-review")) {
      directory.removeFromGroup(LEAVER, "ad-review");
    }
  }

  @Test
  void onceAllHaveHandedInTheVotesAreRevealedAtOnce() {
    var key = steps().begin(3, ONE, TWO);
    assertThat(steps().waitingFor(key)).containsExactly(ONE, TWO);
    assertThat(steps().task(ONE, key).getName())
        .isEqualTo("Label cases: Calibration of apac:alcohol");
    assertThat(notices(key + "/1/opened")).isEqualTo(1);

    steps().finish(ONE, key, "allow", "reject", "allow");
    assertThat(rounds.get(key).state()).isEqualTo(RoundState.OPEN);
    assertThat(steps().waitingFor(key)).containsExactly(TWO);
    steps().finish(TWO, key, "allow", "allow", "allow");

    assertThat(rounds.get(key).state()).isEqualTo(RoundState.REVEALED);
    assertThat(steps().counted(key)).containsExactly(ONE, TWO);
    assertThat(instances(key)).isZero();
    assertThat(notices(key + "/revealed")).isEqualTo(1);
    assertThat(openClocks(key)).isZero();
    assertThat(audit.of(key))
        .extracting(AuditEntry::event)
        .containsExactly(
            "round-opened", "round-sealed", "votes-handed-in", "votes-handed-in", "votes-revealed");
    var seen = steps().get(ONE, key).json();
    assertThat(seen.at("/state").asText()).isEqualTo("revealed");
    assertThat(seen.at("/votes").size()).isEqualTo(6);
    assertThat(seen.at("/disputed/0/item").asText()).isEqualTo("case-2");
    assertThat(seen.at("/disputed").size()).isEqualTo(1);
    assertThat(seen.at("/cases/0/outcome").asText()).isEqualTo("allow");
    assertThat(seen.at("/cases/1/outcome").isNull()).isTrue();
    assertThat(seen.at("/agreement/percentAgreement").asDouble()).isEqualTo(2 / 3.0);
  }

  @Test
  void whoeverIsNotDoneIsToldAndThenTheVotesAreClosedWithoutThem() {
    var key = steps().begin(2, ONE, TWO, THREE);
    steps().finish(ONE, key, "allow", "allow");
    steps().finish(TWO, key, "allow", "reject");
    var due = steps().task(THREE, key).getDueDate();
    assertThat(due).isBefore(Date.from(rounds.get(key).voteBy()));

    relay.goTo(steps().task(THREE, key).getFollowUpDate());
    assertThat(told(key + "/3/", "reminder")).isEqualTo(1);
    relay.goTo(due);
    assertThat(told(key + "/3/", "level-1")).isEqualTo(1);
    assertThat(told(key + "/1/", "level-1")).isZero();
    assertThat(steps().task(THREE, key).getPriority()).isEqualTo(70);
    // every rung, until none is left
    relay.goTo(Date.from(rounds.get(key).voteBy().minusSeconds(60)));
    assertThat(told(key + "/3/", "level-3")).isEqualTo(1);
    assertThat(rounds.get(key).state()).isEqualTo(RoundState.OPEN);
    relay.goTo(Date.from(rounds.get(key).voteBy()));

    assertThat(rounds.get(key).state()).isEqualTo(RoundState.REVEALED);
    assertThat(steps().counted(key)).containsExactly(ONE, TWO);
    assertThat(instances(key)).isZero();
    assertThat(audit.of(key)).extracting(AuditEntry::event).contains("votes-closed");
    assertThat(steps().vote(THREE, key, "allow", "allow").status()).isEqualTo(409);
    assertThat(steps().get(THREE, key).json().at("/votes").size()).isEqualTo(4);
  }

  /** What came in time counts, handed in or not. */
  @Test
  void whoHasVotedInTimeCountsWithoutHandingIn() {
    var key = steps().begin(2, ONE, TWO);
    steps().finish(ONE, key, "allow", "allow");
    steps().vote(TWO, key, "reject");
    relay.goTo(Date.from(rounds.get(key).voteBy()));

    assertThat(steps().counted(key)).containsExactly(ONE, TWO);
    assertThat(steps().get(ONE, key).json().at("/votes").size()).isEqualTo(3);
  }

  @Test
  void aLateVoteIsKeptMarkedAndNotCounted() {
    var key = steps().begin(2, ONE, TWO);
    steps().finish(ONE, key, "allow", "allow");
    steps().vote(TWO, key, "reject");
    // the clock is past it, and its timer has not had its turn
    relay.wait(RoundSteps.OPEN_FOR.plusSeconds(1));
    assertThat(steps().vote(TWO, key, "allow", "allow").status()).isEqualTo(200);
    relay.settle();

    var seen = steps().get(ONE, key).json();
    assertThat(seen.at("/state").asText()).isEqualTo("revealed");
    var votes = Stream.of(0, 1, 2, 3, 4).map(number -> seen.at("/votes/" + number)).toList();
    var two =
        votes.stream()
            .filter(vote -> vote.at("/late").asBoolean())
            .map(vote -> vote.at("/rater").asText())
            .findFirst()
            .orElseThrow();
    var ofTwo =
        votes.stream()
            .filter(vote -> vote.at("/rater").asText().equals(two))
            .map(
                vote ->
                    vote.at("/case").asText()
                        + " "
                        + vote.at("/label").asText()
                        + (vote.at("/late").asBoolean() ? " late" : ""))
            .toList();
    assertThat(ofTwo).containsExactly("case-1 reject", "case-1 allow late", "case-2 allow late");
    assertThat(seen.at("/disputed/0/item").asText()).isEqualTo("case-1");
    assertThat(seen.at("/cases/1/outcome").asText()).isEqualTo("allow");
  }

  @Test
  void whoIsAwayIsReplacedByATeammateAndLeftOutWhereThereIsNone() {
    absent.sendAway(ONE);
    absent.sendAway("qa-analyst");
    absent.sendAway("qa-lead");
    var key = steps().begin(2, ONE, TWO, THREE, "qa-analyst");

    var raters = rounds.get(key).raters();
    assertThat(raters).extracting(RoundRater::standsFor).containsExactly(ONE, null, null);
    assertThat(raters.get(0).user()).isNotIn(ONE, TWO, THREE);
    assertThat(raters.get(0).team()).isEqualTo("ad-review");
    assertThat(raters).extracting(RoundRater::user).doesNotContain("qa-analyst", "qa-lead");
    assertThat(steps().waitingFor(key)).hasSize(3).doesNotContain(ONE);
    assertThat(steps().get(ONE, key).status()).isEqualTo(404);
    assertThat(audit.of(key).get(0).detail())
        .contains("stands in for ad-reviewer", "away: qa-analyst");
  }

  @Test
  void whereAllAreAwayNothingIsOpened() {
    absent.sendAway("trainer");
    absent.sendAway("training-lead");
    var before = count();
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> rounds.open(steps().opening(2, "trainer", "training-lead"), "policy-manager"));
    assertThat(refused.fields()).extracting(FieldError::code).containsExactly("away");
    assertThat(refused).hasMessageContaining("trainer, training-lead");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void onlySomebodyOfATeamCanBeAsked() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> rounds.open(steps().opening(2, ONE, "nobody", "admin"), "policy-manager"));
    assertThat(refused.fields())
        .extracting(FieldError::field)
        .containsExactly("raters[1]", "raters[2]");
  }

  @Test
  void whoLeavesIsNotCountedAndNotWaitedFor() {
    addLeaver();
    var key = steps().begin(2, LEAVER, ONE, TWO);
    steps().vote(LEAVER, key, "reject", "reject");
    steps().finish(ONE, key, "allow", "allow");
    directory.removeFromGroup(LEAVER, "ad-review");
    assertThat(steps().vote(LEAVER, key, "allow", "allow").status()).isEqualTo(403);
    steps().finish(TWO, key, "allow", "allow");

    assertThat(rounds.get(key).state()).isEqualTo(RoundState.REVEALED);
    assertThat(steps().counted(key)).containsExactly(ONE, TWO);
    assertThat(rounds.get(key).rater(1).hasLeft()).isTrue();
    assertThat(instances(key)).isZero();
    assertThat(steps().get(ONE, key).json().at("/disputed").size()).isZero();
  }

  @Test
  void whoLeavesLastIsNotWaitedForPastTheirNextRung() {
    addLeaver();
    var key = steps().begin(2, LEAVER, ONE, TWO);
    steps().finish(ONE, key, "allow", "allow");
    steps().finish(TWO, key, "allow", "allow");
    directory.removeFromGroup(LEAVER, "ad-review");
    assertThat(rounds.get(key).state()).isEqualTo(RoundState.OPEN);
    relay.goTo(steps().task(LEAVER, key).getFollowUpDate());

    assertThat(rounds.get(key).state()).isEqualTo(RoundState.REVEALED);
    assertThat(relay.now()).isBefore(rounds.get(key).voteBy());
    assertThat(instances(key)).isZero();
  }

  @Test
  void nothingCanBeMadeOfVotesBeforeTheReveal() {
    var key = steps().begin(2, ONE, TWO);
    steps().vote(ONE, key, "allow", "allow");
    assertThatThrownBy(() -> rounds.result(rounds.get(key))).hasMessageContaining("sealed");
    assertThat(rounds.own(rounds.get(key), TWO)).isEmpty();
    assertThat(rounds.own(rounds.get(key), "admin")).isEmpty();
  }

  @Test
  void nobodyHandsInBeforeEveryCaseHasALabel() {
    var key = steps().begin(3, ONE, TWO);
    steps().vote(ONE, key, "allow", "reject");
    assertThatThrownBy(() -> steps().handIn(ONE, key))
        .hasMessageContaining("1 of 3 cases have no label of yours yet")
        .hasMessageContaining("/rounds/" + key);
    assertThat(steps().waitingFor(key)).containsExactly(ONE, TWO);
    steps().finish(ONE, key, "allow", "reject", "allow");
    assertThat(steps().waitingFor(key)).containsExactly(TWO);
    assertThat(steps().vote(ONE, key, "reject").status()).as("until the reveal").isEqualTo(200);
  }

  @Test
  void theTaskIsItsRatersAlone() {
    var key = steps().begin(2, ONE, TWO);
    steps().vote(ONE, key, "allow", "allow");
    var task = steps().task(ONE, key).getId();
    for (var other : List.of("ad-review-lead", TWO)) {
      assertThatThrownBy(
              () ->
                  relay.as(
                      "admin",
                      () -> {
                        tasks.setAssignee(task, other);
                        return true;
                      }))
          .hasMessageContaining("votes alone");
    }
    for (var other : List.of("ad-review-lead", "admin", TWO)) {
      assertThatThrownBy(() -> relay.answer(other, task, "handIn", true))
          .isInstanceOf(RuntimeException.class);
    }
    // given back, it is still nobody else's
    relay.as(
        "admin",
        () -> {
          tasks.setAssignee(task, null);
          return true;
        });
    for (var other : List.of("ad-review-lead", TWO)) {
      assertThatThrownBy(() -> relay.answer(other, task, "handIn", true))
          .hasMessageContaining("votes alone");
    }
    relay.answer(ONE, task, "handIn", true);
    relay.settle();
    assertThat(steps().waitingFor(key)).containsExactly(TWO);
    assertThat(rounds.get(key).handedIn()).isEqualTo(1);
  }

  @Test
  void twoHandInBeforeEitherIsRecorded() {
    var key = steps().begin(2, ONE, TWO);
    steps().vote(ONE, key, "allow", "allow");
    steps().vote(TWO, key, "allow", "allow");
    relay.answer(ONE, steps().task(ONE, key).getId(), "handIn", true);
    relay.answer(TWO, steps().task(TWO, key).getId(), "handIn", true);
    relay.settle();
    assertThat(rounds.get(key).handedIn()).isEqualTo(2);
    assertThat(rounds.get(key).state()).isEqualTo(RoundState.REVEALED);
  }

  @Test
  void twoPutsOfOneRaterAtOnceAreBothTaken() {
    var key = steps().begin(2, ONE, TWO);
    for (var round = 0; round < 5; round++) {
      var answers =
          AtOnce.all(
              () -> steps().vote(ONE, key, "allow", "allow").status(),
              () -> steps().vote(ONE, key, "reject", "reject").status());
      assertThat(answers).containsExactly(200, 200);
    }
    var own = steps().get(ONE, key).json().at("/votes");
    assertThat(own.size()).isEqualTo(2);
    assertThat(own.at("/0/label").asText())
        .as("all of one or all of the other")
        .isEqualTo(own.at("/1/label").asText());
  }

  @Test
  void theLastHandInAndVoteByAtOnceRevealOnce() {
    var key = steps().begin(2, ONE, TWO);
    steps().finish(ONE, key, "allow", "allow");
    steps().vote(TWO, key, "allow", "allow");
    relay.answer(TWO, steps().task(TWO, key).getId(), "handIn", true);
    relay.wait(RoundSteps.OPEN_FOR);
    var due = management.createJobQuery().executable().list();
    var ours = due.stream().filter(job -> instanceOf(key).equals(job.getProcessInstanceId()));
    AtOnce.all(
        ours.map(
                job ->
                    (Callable<Boolean>)
                        () -> {
                          execute(job);
                          return true;
                        })
            .toList());
    // who lost is tried again
    relay.pass(Duration.ofMinutes(1));
    relay.pass(Duration.ofMinutes(1));

    assertThat(rounds.get(key).state()).isEqualTo(RoundState.REVEALED);
    assertThat(steps().counted(key)).containsExactly(ONE, TWO);
    assertThat(audit.of(key))
        .filteredOn(entry -> entry.event().equals("votes-revealed"))
        .hasSize(1);
    assertThat(instances(key)).isZero();
  }

  /** One of them loses, and is tried again or not there any more. */
  private void execute(Job job) {
    try {
      management.executeJob(job.getId());
    } catch (RuntimeException lost) {
      assertThat(lost.getMessage()).isNotNull();
    }
  }

  @Test
  void aProcessCallsItAndGoesOnAfterTheReveal() {
    var model =
        Bpmn.createExecutableProcess("round-caller")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .callActivity("Call_Round")
            .calledElement("blind-round")
            .camundaInBusinessKey("${round}")
            .intermediateCatchEvent("Event_Waiting")
            .message("RoundIsOver")
            .endEvent()
            .done();
    var deployment =
        repository.createDeployment().addModelInstance("round-caller.bpmn", model).deploy();
    var key = rounds.open(steps().opening(2, ONE, TWO), "policy-manager");
    var caller = runtime.startProcessInstanceByKey("round-caller", Map.of("round", key)).getId();
    relay.settle();
    steps().finish(ONE, key, "allow", "allow");
    steps().finish(TWO, key, "allow", "allow");

    assertThat(runtime.getActiveActivityIds(caller)).containsExactly("Event_Waiting");
    rounds.close(key, "policy-manager");
    assertThat(rounds.get(key).state()).isEqualTo(RoundState.CLOSED);
    assertThat(steps().get(ONE, key).json().at("/state").asText()).isEqualTo("closed");
    relay.cleanUp();
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void withoutVoteByThereIsTwiceTheTarget() {
    var asked = steps().opening(2, ONE, TWO);
    var key =
        rounds.open(
            new RoundOpening(
                asked.purpose(),
                asked.origin(),
                null,
                null,
                asked.labels(),
                asked.cases(),
                asked.raters(),
                null),
            "policy-manager");
    // 32 working hours from Monday 09:00 are four days of eight
    assertThat(Duration.between(relay.now(), rounds.get(key).voteBy()))
        .isEqualTo(Duration.ofDays(3).plusHours(8));
  }

  private RoundSteps steps() {
    return new RoundSteps(relay, rounds, runtime, tasks, port);
  }

  private void addLeaver() {
    if (!directory.addUser(LEAVER, "Lee", "Ver", "demo", List.of("ad-review"))) {
      directory.addToGroup(LEAVER, "ad-review");
    }
  }

  private String instanceOf(String key) {
    return Objects.requireNonNull(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult())
        .getId();
  }

  private long instances(String key) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count();
  }

  private long openClocks(String key) {
    return number(
        "select count(*) from deadline where subject like ? and closed_at is null", key + "/%");
  }

  private long notices(String event) {
    return number("select count(*) from notice where event = ?", event);
  }

  private long told(String about, String rung) {
    return number("select count(*) from notice where event like ?", about + "%/" + rung);
  }

  private long count() {
    return jdbc.sql("select count(*) from blind_round").query(Long.class).single();
  }

  private long number(String sql, String value) {
    return jdbc.sql(sql).param(value).query(Long.class).single();
  }
}
