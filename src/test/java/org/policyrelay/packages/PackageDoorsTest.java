package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.RELEASE;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Refused.code;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.ChangeRelease;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets what by which door of packages, and that none leads past the release of all parts. */
@RelayTest
@StoppedTime
class PackageDoorsTest {

  private static final String DOOR = "/api/policy-packages";

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @Autowired PolicyChanges changes;
  @Autowired ChangeRelease release;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Http specialist = Http.at(0);
  private Http manager = Http.at(0);

  @BeforeEach
  void people() {
    specialist = Http.at(port).as(SPECIALIST);
    manager = Http.at(port).as(MANAGER);
  }

  @Test
  void isOpenedAndReadOverHttp() {
    var one = steps().proposed();
    var other = steps().proposed();
    var answer = specialist.post(DOOR, Map.of("title", "Alcohol", "changes", List.of(one, other)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    var key = answer.json().path("key").asText();
    assertThat(key).startsWith("PKG-2027-");
    assertThat(answer.headers()).containsValue(DOOR + "/" + key);
    relay.settle();

    var view = specialist.get(DOOR + "/" + key).json();
    assertThat(view.path("title").asText()).isEqualTo("Alcohol");
    assertThat(view.path("state").asText()).isEqualTo("open");
    assertThat(view.at("/changes/0/key").asText()).isEqualTo(one);
    assertThat(view.at("/changes/0/policy_id").asText()).isEqualTo(relay.change(one).policyId());
    assertThat(view.at("/changes/0/state").asText()).isEqualTo("proposed");
    assertThat(view.at("/changes/0/markets/1").asText()).isEqualTo("TH");
    assertThat(view.at("/changes/0/waits_for/0").asText()).isEqualTo("Draft revision (Ad Policy)");
    assertThat(view.at("/waits_for/1").asText()).startsWith(other + " (");
    assertThat(view.path("releases").isEmpty()).isTrue();

    steps().upToRelease(one, other);
    steps().go(key);
    view = specialist.get(DOOR + "/" + key).json();
    assertThat(view.path("state").asText()).isEqualTo("released");
    assertThat(view.at("/releases/SG").asText()).isEqualTo(from(key, "SG"));
    assertThat(view.path("waits_for").isEmpty()).isTrue();
  }

  private String from(String key, String market) {
    return register.get(key).releases().stream()
        .filter(one -> one.market().code().equals(market))
        .map(one -> one.from().toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatCannotGoTogetherIsNamedByItsPlace() {
    var one = steps().proposed();
    var entry = relay.change(one).entry();
    refused(List.of(), "changes required");
    refused(List.of(one, "PC-2027-0"), "changes[1] unknown");
    refused(List.of("GR-2027-1"), "changes[0] unknown");
    refused(List.of("PC-2027-1 or so"), "changes[0] unknown");
    refused(List.of(one, one), "changes[1] duplicate");
    refused(List.of(one, steps().proposed(aged(entry, 21))), "changes[1] same-policy");
    refused(
        List.of(relay.propose(SPECIALIST, emergency(mustRule()))), "changes[0] published-at-once");
    refused(
        IntStream.range(0, 51).mapToObj(number -> "PC-2027-" + number).toList(),
        "changes too-many");
    var ended = steps().proposed();
    changes.withdraw(ended, MANAGER, "A slip");
    refused(List.of(ended), "changes[0] ended");
    var gone = steps().proposed();
    steps().upToRelease(gone);
    relay.answer(MANAGER, relay.task(gone, "Task_ReleaseToMarkets").getId(), "outcome", "go");
    refused(List.of(gone), "changes[0] released");
    relay.settle();
    refused(List.of(gone), "changes[0] released");
    var key = steps().opened(one);
    refused(List.of(one), "changes[0] in-package");
    var untitled = specialist.post(DOOR, Map.of("title", "a\nb", "changes", List.of(one)));
    assertThat(untitled.json().at("/errors/0/field").asText()).isEqualTo("title");

    assertThatThrownBy(() -> packages.add(key, steps().proposed(aged(entry, 25)), SPECIALIST))
        .hasMessageContaining("second draft of " + entry.policyId());
  }

  private void refused(List<String> parts, String error) {
    var answer = specialist.post(DOOR, Map.of("title", "Alcohol", "changes", parts));
    assertThat(answer.status()).as(error + answer.text()).isEqualTo(400);
    var first = answer.json().at("/errors/0");
    assertThat(first.path("field").asText() + " " + first.path("code").asText()).isEqualTo(error);
  }

  /** By the form, by the engine's own API and in the domain. */
  @Test
  void aPartIsNotReleasedByItself() {
    var ready = steps().ready();
    var part = ready.get(0);
    var key = ready.get(2);
    var task = relay.task(part, "Task_ReleaseToMarkets").getId();
    for (var outcome : List.of("go", "go-for-ready-markets")) {
      assertThatThrownBy(() -> relay.answer(MANAGER, task, "outcome", outcome))
          .hasMessageContaining("complete Release package there (/packages/" + key + ")")
          .hasMessageContaining("taken out of it");
      var body = Http.variables("outcome", outcome);
      for (var way : List.of("submit-form", "complete")) {
        var answer = manager.post("/engine-rest/task/" + task + "/" + way, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("wrong-state");
      }
    }
    assertThat(code(() -> release.release(part, MANAGER, false))).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(manager.form(task).text()).contains("[" + key + "](/packages/" + key + ")");
    assertThat(Http.at(port).logIn(MANAGER).get("/changes/" + part).text())
        .contains("href=\"/packages/" + key + "\"");
    assertThat(relay.change(part).state()).isEqualTo(ChangeState.AWAITING_RELEASE);

    packages.takeOut(key, part, MANAGER, "It goes first");
    relay.settle();
    relay.answer(MANAGER, task, "outcome", "go");
    relay.settleUntil(() -> relay.change(part).state() == ChangeState.PUBLISHED);
    assertThat(relay.change(part).state()).isEqualTo(ChangeState.PUBLISHED);
  }

  @Test
  void whoDraftedAPartDoesNotLetItGoAndClaimingAPartKeepsNobodyBack() {
    var one = relay.propose(MANAGER, proposal(mustRule()));
    relay.complete(MANAGER, one, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(one);
    relay.complete("policy-manager-2", one, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(one);
    var key = steps().opened(one);
    var task = relay.task(key, RELEASE).getId();
    var own = Http.variables("outcome", "go");
    assertThat(manager.post("/engine-rest/task/" + task + "/submit-form", own).code())
        .isEqualTo("four-eyes");
    assertThat(code(() -> packages.release(key, MANAGER, false))).isEqualTo(ErrorCode.FOUR_EYES);
    var gate = relay.task(one, "Task_ReleaseToMarkets").getId();
    assertThat(
            manager
                .post("/engine-rest/task/" + gate + "/claim", Map.of("userId", MANAGER))
                .status())
        .isEqualTo(204);
    relay.complete("policy-manager-2", key, RELEASE, "outcome", "go");
    assertThat(relay.change(one).state()).isEqualTo(ChangeState.PUBLISHED);
  }

  /** Whatever an administrator makes the engine believe. */
  @Test
  void noVariableAndNoJumpReleasesIt() {
    var ready = steps().ready();
    var key = ready.get(2);
    var instance = relay.task(key, RELEASE).getProcessInstanceId();
    for (var variable : List.of("origin", "submission", "outcome", "releasable")) {
      runtime.setVariable(instance, variable, "go");
    }
    for (var step : List.of("Task_ReleaseTogether", "Task_HoldPackage", "Task_WithdrawParts")) {
      assertThat(Steps.begin(runtime, instance, step)).as(step).isPresent();
    }
    assertThat(register.get(key).state()).isEqualTo(PackageState.OPEN);
    assertThat(relay.change(ready.get(0)).state()).isEqualTo(ChangeState.AWAITING_RELEASE);
  }

  @Test
  void isOpenedByItsFormUnlessItsPartsHaveGone() {
    var one = steps().proposed();
    var started = start(one);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    relay.settle();
    var key = register.openWith(one).orElseThrow();
    assertThat(register.get(key).title()).isEqualTo("By form");
    var shown = specialist.get("/api/started/" + started.json().path("id").asText()).json();
    assertThat(shown.path("link").asText()).isEqualTo("/packages/" + key);
    assertThat(start(one).json().toString()).contains("is part of " + key);

    var taken = steps().proposed();
    var late = start(taken);
    packages.open("Before", List.of(taken), SPECIALIST);
    relay.settle();
    assertThat(
            jdbc.sql("select title from notice where event = ?")
                .param("package/" + late.json().path("id").asText() + "/not-opened")
                .query(String.class)
                .list())
        .containsExactly("Not opened: By form");
  }

  private Http.Answer start(String change) {
    return start(specialist, change);
  }

  /** What is wrong with a form may tell of what its sender must not know. */
  @Test
  void whoMayNotBeginAPackageIsToldNothingOfTheChangesTheyName() {
    var change = steps().proposed();
    var key = steps().opened(change);
    for (var named : List.of(change, "PC-1999-1", change + "," + change, "")) {
      var answer = start(Http.at(port).as("qa-analyst"), named);
      assertThat(answer.status()).as(answer.text()).isEqualTo(403);
      assertThat(answer.text()).doesNotContain(key).contains("not begun by your team");
    }
  }

  private static Http.Answer start(Http by, String change) {
    return by.post(
        "/engine-rest/process-definition/key/policy-package/submit-form",
        Http.variables("title", "By form", "changes", change));
  }

  @Test
  void aChangeIsProposedRightIntoAPackageOrNotAtAll() {
    var key = steps().opened(steps().proposed());
    var entry = mustRule();
    var proposed = specialist.post("/api/policy-changes", into(key, entry));
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    relay.settle();
    var change = proposed.json().path("key").asText();
    assertThat(register.get(key).changes()).contains(change);
    assertThat(relay.waiting(change)).containsExactly("Task_DraftRevision");

    var second = specialist.post("/api/policy-changes", into(key, aged(entry, 21)));
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().at("/errors/0/field").asText()).isEqualTo("package");
    assertThat(second.json().at("/errors/0/code").asText()).isEqualTo("same-policy");
    var nowhere = specialist.post("/api/policy-changes", into("PKG-2027-0", mustRule()));
    assertThat(nowhere.status()).isEqualTo(400);
    assertThat(
            Http.at(port).as("trainer").post("/api/policy-changes", into(key, mustRule())).status())
        .isEqualTo(403);
    assertThat(register.get(key).changes()).hasSize(2);
  }

  private static Map<String, Object> into(String key, PolicyEntry entry) {
    return Map.of(
        "policy", entry.json(), "summary", "With others", "reason", "Because", "package", key);
  }

  @Test
  void strangersSeeAndDoNothing() {
    var one = steps().proposed();
    var key = steps().opened(one);
    // no handoff yet: no other team has a part in it
    var stranger = Http.at(port).as("trainer");
    assertThat(stranger.get(DOOR + "/" + key).status()).isEqualTo(404);
    var body = Map.of("title", "Theirs", "changes", List.of(one));
    assertThat(stranger.post(DOOR, body).status()).isEqualTo(403);
    assertThat(Http.at(port).get(DOOR + "/" + key).status()).isEqualTo(401);
    var free = steps().proposed();
    assertThat(start(stranger, free).status()).isEqualTo(403);
    assertThat(register.openWith(free)).isEmpty();
    var browser = Http.at(port).logIn("trainer");
    assertThat(browser.get("/packages").text()).doesNotContain(key);
    assertThat(browser.get("/packages/" + key).status()).isEqualTo(404);
    for (var user : List.of("trainer", SPECIALIST)) {
      for (var what : List.of("hold", "withdraw", "take-out", "resume")) {
        steps().post(port, user, key, what, "reason=no&confirmed=true&change=" + one);
      }
      assertThat(register.get(key).hold()).isEmpty();
      assertThat(register.get(key).state()).isEqualTo(PackageState.OPEN);
    }
    var more = steps().proposed();
    steps().post(port, "trainer", key, "add", "change=" + more);
    assertThat(register.get(key).changes()).containsExactly(one);
  }

  @Test
  void itsPageSaysWhatItWaitsForAndDoesWhatManagersDecide() {
    var one = steps().proposed();
    var other = steps().proposed();
    var key = steps().opened(one);
    steps().post(port, SPECIALIST, key, "add", "change=+" + other);
    assertThat(register.get(key).changes()).containsExactly(one, other);
    var browser = Http.at(port).logIn(MANAGER);
    assertThat(browser.get("/packages").text()).contains(key, "Draft revision (Ad Policy)");
    assertThat(browser.get("/packages/" + key).text())
        .contains(
            "Alcohol rules", one, other, "known once its parts are assessed", "Take a change out")
        .doesNotContain("Released now, it would apply")
        .contains("I have read what is undone");
    assertThat(Http.at(port).logIn(SPECIALIST).get("/packages/" + key).text())
        .contains("Put a change in")
        .doesNotContain("I have read what is undone", "Put on hold");
    steps().post(port, MANAGER, key, "hold", "reason=A+court+case");
    assertThat(browser.get("/packages/" + key).text()).contains("A court case", "Resume");
    assertThat(relay.change(one).heldAt()).isPresent();
    steps().post(port, MANAGER, key, "resume", "");
    steps().post(port, MANAGER, key, "take-out", "reason=later&change=" + other);
    assertThat(register.get(key).changes()).containsExactly(one);
    assertThat(browser.get("/packages/" + key).text()).contains("left it, by", "later");
    steps().post(port, MANAGER, key, "withdraw", "reason=a+slip");
    assertThat(register.get(key).state()).as("not confirmed").isEqualTo(PackageState.OPEN);
    steps().post(port, MANAGER, key, "withdraw", "reason=a+slip&confirmed=true");
    assertThat(register.get(key).state()).isEqualTo(PackageState.WITHDRAWN);
    assertThat(relay.change(one).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(relay.change(other).state()).isEqualTo(ChangeState.PROPOSED);
    relay.settle();
    assertThat(browser.get("/packages/" + key).text()).contains("Withdrawn", "a slip");
    // a team that had a part in one of them reads that one
    relay.complete(SPECIALIST, other, "Task_DraftRevision", "outcome", "submit");
    var shared = steps().opened(other, steps().proposed());
    var qa = Http.at(port).as("qa-lead").get(DOOR + "/" + shared).json();
    assertThat(qa.path("changes")).hasSize(1);
    assertThat(qa.toString()).doesNotContain(register.get(shared).changes().get(1));
  }

  /** They read on the part's own page that it was taken out, and by which package. */
  @Test
  void whoHadAPartInOneThatWasTakenOutSeesThePackageNoMore() {
    var left = steps().proposed();
    var key = steps().opened(left, steps().proposed());
    relay.complete(SPECIALIST, left, "Task_DraftRevision", "outcome", "submit");
    var qa = Http.at(port).as("qa-lead");
    var browser = Http.at(port).logIn("qa-lead");
    assertThat(qa.get(DOOR + "/" + key).status()).isEqualTo(200);
    packages.takeOut(key, left, MANAGER, "It goes first");
    relay.settle();
    assertThat(qa.get(DOOR + "/" + key).status()).isEqualTo(404);
    assertThat(browser.get("/packages/" + key).status()).isEqualTo(404);
    assertThat(browser.get("/packages").text()).doesNotContain(key);
    assertThat(browser.get("/changes/" + left).text())
        .contains("Taken out of package", key + ": It goes first");
    for (var user : List.of(MANAGER, SPECIALIST, "admin")) {
      assertThat(Http.at(port).logIn(user).get("/packages/" + key).text())
          .as(user)
          .contains("left it, by", "It goes first");
    }
  }

  private PackageSteps steps() {
    return new PackageSteps(relay, packages);
  }
}
