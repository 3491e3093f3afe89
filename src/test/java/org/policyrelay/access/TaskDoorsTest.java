package org.policyrelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may do what with a task over the engine's REST API, and how a refusal looks there. */
@RelayTest
class TaskDoorsTest {

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identity;
  @Autowired Directory directory;
  @LocalServerPort int port;

  private Http http = Http.at(0);
  private String change = "";
  private String offered = "";

  @BeforeEach
  void aReviewIsOfferedToQa() {
    http = Http.at(port);
    change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    offered = relay.task(change, "Task_AcceptHandoff @qa").getId();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void nobodyGetsInWithoutALogin() {
    assertThat(http.get("/engine-rest/task").status()).isEqualTo(401);
    assertThat(http.get("/api/policy-changes/" + change).status()).isEqualTo(401);
    assertThat(http.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
    assertThat(http.get("/api/policies/registry").status()).isEqualTo(200);
    assertThat(http.get("/actuator/health").status()).isEqualTo(200);
    assertThat(http.get("/actuator/env").status()).isIn(401, 404);
  }

  @Test
  void aTeamSeesItsOwnWorkOnly() {
    assertThat(http.as("qa-lead").get("/engine-rest/task").text()).contains(offered);
    assertThat(http.as("ad-review-lead").get("/engine-rest/task").text()).doesNotContain(offered);
    assertThat(http.as("ad-review-lead").get("/engine-rest/task/" + offered).status())
        .isEqualTo(404);
    assertThat(http.as("admin").get("/engine-rest/task").text()).contains(offered);
    assertThat(http.as("training-lead").get("/engine-rest/process-instance").json()).isEmpty();
  }

  @Test
  void anotherTeamNeitherClaimsNorCompletes() {
    var stranger = http.as("ad-review-lead");
    assertThat(claim(stranger, offered, "ad-review-lead").status()).isEqualTo(403);
    var refusal = submit(stranger, offered, "outcome", "accept");
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.code()).isEqualTo("not-allowed");
    assertThat(relay.waiting(change)).contains("Task_AcceptHandoff @qa");
  }

  @Test
  void aClaimedTaskIsRefusedToTheNextWithItsOwnersName() {
    assertThat(claim(http.as("qa-analyst"), offered, "qa-analyst").status()).isEqualTo(204);

    var claimed = claim(http.as("qa-lead"), offered, "qa-lead");
    assertThat(claimed.status()).isEqualTo(409);
    assertThat(claimed.code()).isEqualTo("task-claimed");
    assertThat(claimed.json().path("message").asText()).contains("Ben Koh");

    var completed = submit(http.as("qa-lead"), offered, "outcome", "accept");
    assertThat(completed.status()).isEqualTo(409);
    assertThat(completed.code()).isEqualTo("task-claimed");
  }

  @Test
  void aTaskThatSomebodyElseCompletedIsRefusedWithTheirName() {
    assertThat(submit(http.as("qa-analyst"), offered, "outcome", "accept").status()).isEqualTo(204);
    var late = submit(http.as("qa-lead"), offered, "outcome", "accept");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("message").asText()).contains("completed already by Ben Koh");
    assertThat(submit(http.as("admin"), offered, "outcome", "accept").text())
        .contains("completed already by Ben Koh");
  }

  @Test
  void whoCompletedAnotherTeamsTaskIsNotToldToStrangers() {
    submit(http.as("qa-analyst"), offered, "outcome", "accept");
    var stranger = http.as("trainer");
    var done = submit(stranger, offered, "outcome", "accept");
    var none = submit(stranger, "no-such-task", "outcome", "accept");
    assertThat(done.status()).isEqualTo(404);
    assertThat(done.text()).isEqualTo(none.text()).doesNotContain("qa-analyst", "Ben Koh");
    for (var path :
        List.of(
            "/api/tasks/" + offered + "/deadline",
            "/engine-rest/task/" + offered,
            "/engine-rest/task/" + offered + "/form-variables",
            "/engine-rest/task/" + offered + "/comment",
            "/engine-rest/history/task?taskId=" + offered,
            "/engine-rest/history/activity-instance?executionId=" + offered,
            "/engine-rest/history/identity-link-log?taskId=" + offered)) {
      assertThat(stranger.get(path).text()).as(path).doesNotContain("qa-analyst");
    }
  }

  @Test
  void aFormIsCheckedOnTheServerThroughEitherDoor() {
    for (var door : new String[] {"submit-form", "complete"}) {
      var path = "/engine-rest/task/" + offered + "/" + door;
      var lead = http.as("qa-lead");
      assertRefused(lead.post(path, Map.of()), "outcome", "required");
      assertRefused(
          lead.post(path, Http.variables("outcome", "maybe")), "outcome", "unknown-value");
      assertRefused(
          lead.post(path, Http.variables("outcome", "return")), "returnReason", "required");
      assertRefused(
          lead.post(path, Http.variables("outcome", "accept", "riskTier", "low")),
          "riskTier",
          "unknown");
    }
    assertThat(relay.waiting(change)).contains("Task_AcceptHandoff @qa");
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void aLeadReassignsInsideTheTeamAndAMemberDoesNot() {
    claim(http.as("qa-analyst"), offered, "qa-analyst");
    assertThat(assign(http.as("qa-lead"), offered, "qa-lead").status()).isEqualTo(204);
    var taken = assign(http.as("qa-analyst"), offered, "qa-analyst");
    assertThat(taken.status()).isEqualTo(403);
    var outside = assign(http.as("qa-lead"), offered, "trainer");
    assertThat(outside.status()).isEqualTo(403);
    assertThat(outside.code()).isEqualTo("not-in-team");
    assertThat(http.as("qa-lead").post("/engine-rest/task/" + offered + "/unclaim", "").status())
        .isEqualTo(204);
  }

  /** Tasklist asks who somebody is before it passes a task on to them. */
  @Test
  void aTeamSeesWhoIsInItAndNobodyElse() {
    var analyst = "/engine-rest/user?id=qa-analyst";
    assertThat(http.as("qa-lead").get(analyst).json()).hasSize(1);
    assertThat(http.as("trainer").get(analyst).json()).isEmpty();
    assertThat(http.as("qa-lead").get("/engine-rest/user?id=trainer").json()).isEmpty();
    assertThat(http.as("qa-lead").get("/engine-rest/user?memberOfGroup=qa").json())
        .extracting(one -> one.path("id").asText())
        .contains("qa-lead", "qa-analyst");
  }

  @Test
  void whoJoinsATeamIsSeenByIt() {
    try {
      identity.saveUser(joining());
      assertThat(http.as("qa-lead").get("/engine-rest/user?id=joining").json()).isEmpty();
      identity.createMembership("joining", "qa");
      assertThat(http.as("qa-lead").get("/engine-rest/user?id=joining").json()).hasSize(1);
      identity.deleteMembership("joining", "qa");
      identity.createMembership("joining", "qa");
    } finally {
      identity.deleteUser("joining");
    }
  }

  private User joining() {
    var user = identity.newUser("joining");
    user.setPassword("demo");
    return user;
  }

  @Test
  void thereIsNoDoorAroundTheForms() {
    var lead = http.as("qa-lead");
    var task = "/engine-rest/task/" + offered;
    var value = Map.of("value", "low");
    assertThat(lead.put(task + "/variables/riskTier", value).status()).isEqualTo(403);
    assertThat(lead.put(task + "/localVariables/riskTier", value).status()).isEqualTo(403);
    assertThat(
            lead.post(task + "/identity-links", Map.of("groupId", "training", "type", "candidate"))
                .status())
        .isEqualTo(403);
    assertThat(lead.post(task + "/bpmnError", Map.of("errorCode", "x")).status()).isEqualTo(403);
    assertThat(lead.put(task, Map.of("name", "mine", "assignee", "trainer")).status())
        .isEqualTo(403);
    assertThat(lead.post("/engine-rest/message", Map.of("messageName", "ChangeWithdrawn")).status())
        .isEqualTo(403);
    assertThat(
            lead.post("/engine-rest/process-definition/key/policy-change/start", Map.of()).status())
        .isEqualTo(403);
    assertThat(lead.post("/engine-rest/task/create", Map.of("name", "x")).status()).isEqualTo(403);
    assertThat(lead.delete("/engine-rest/process-instance/x").status()).isEqualTo(403);
    assertThat(lead.post("/engine-rest/user/create", Map.of()).status()).isEqualTo(403);
    assertThat(lead.post("/engine-rest/filter/create", Map.of()).status()).isEqualTo(403);
    assertThat(lead.post("/engine-rest/deployment/create", "").status()).isEqualTo(403);
  }

  /** The deadline would still say when it is due, and nobody would be told. */
  @Test
  void nobodySilencesATimer() {
    var admin = http.as("admin");
    var instance = admin.get("/engine-rest/task/" + offered).json().path("processInstanceId");
    var timers = admin.get("/engine-rest/job?timers=true&processInstanceId=" + instance.asText());
    var timer = timers.json().get(0);
    var job = "/engine-rest/job/" + timer.path("id").asText();
    var definition = "/engine-rest/job-definition/" + timer.path("jobDefinitionId").asText();
    var off = Map.of("suspended", true);
    var never = new HashMap<String, Object>();
    never.put("duedate", null);
    var refused =
        List.of(
            admin.put(job + "/duedate", Map.of("duedate", "2029-01-01T00:00:00.000+0000")),
            admin.put(job + "/duedate", never),
            admin.put(job + "/suspended", off),
            admin.put(job + "/retries", Map.of("retries", 0)),
            admin.post(
                "/engine-rest/job/retries",
                Map.of("retries", 0, "jobIds", List.of(timer.path("id").asText()))),
            admin.post(
                "/engine-rest/process-instance/job-retries",
                Map.of("retries", 0, "processInstances", List.of(instance.asText()))),
            admin.delete(job),
            admin.put(definition + "/suspended", off),
            admin.put(definition + "/retries", Map.of("retries", 0)),
            admin.put(
                "/engine-rest/job/suspended",
                Map.of("suspended", true, "processDefinitionKey", "team-handoff")),
            admin.put(
                "/engine-rest/job-definition/suspended",
                Map.of("suspended", true, "processDefinitionKey", "team-handoff")));
    assertThat(refused).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(403));
    var early = admin.post(job + "/execute", "{}");
    assertThat(early.status()).isEqualTo(403);
    assertThat(early.text()).contains("A timer belongs to its deadline");
    assertThat(admin.get(job).json()).isEqualTo(timer);

    assertThat(admin.put(job + "/retries", Map.of("retries", 3)).status()).isEqualTo(204);
  }

  /** Tasklist would say that there is no such task. */
  @Test
  void aChangesPageLinksToTheReadersOwnTasksOnly() {
    var link = "#/?task=" + offered;
    assertThat(Http.at(port).logIn("qa-lead").get("/changes/" + change).text()).contains(link);
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains("Accept handoff")
        .doesNotContain(link);
  }

  @Test
  void aLeadsListHasWhatWaitsForTheTeamAndForTheLeadAlone() {
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");
    var approval = relay.task(change, "Task_ApproveChange").getId();

    assertThat(list("policy-manager", "My team's work")).contains(approval);
    assertThat(list("policy-specialist", "My team's work")).doesNotContain(approval);
    assertThat(list("policy-manager", "To accept")).doesNotContain(approval);
  }

  private String list(String user, String name) {
    for (var filter : http.as(user).get("/engine-rest/filter").json()) {
      if (filter.path("name").asText().equals(name)) {
        return http.as(user)
            .get("/engine-rest/filter/" + filter.path("id").asText() + "/list")
            .text();
      }
    }
    throw new AssertionError(user + " has no list " + name);
  }

  @Test
  void whoLeftTheTeamIsOutAtOnce() {
    directory.addUser("qa-temp", "Temp", "Worker", "demo", List.of("qa"));
    assertThat(http.as("qa-temp").get("/engine-rest/task").text()).contains(offered);
    directory.removeFromGroup("qa-temp", "qa");
    assertThat(http.as("qa-temp").get("/engine-rest/task").text()).doesNotContain(offered);
  }

  @Test
  void whoDraftedNeitherApprovesNorGetsTheApproval() {
    var mine = relay.propose("policy-specialist", proposal(mustRule()));
    relay.complete("policy-manager", mine, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(mine);
    var approval = relay.task(mine, "Task_ApproveChange").getId();

    var manager = http.as("policy-manager");
    assertFourEyes(claim(manager, approval, "policy-manager"));
    assertFourEyes(submit(manager, approval, "outcome", "approve"));
    assertFourEyes(
        manager.post(
            "/engine-rest/task/" + approval + "/complete", Http.variables("outcome", "approve")));
    assertFourEyes(assign(http.as("admin"), approval, "policy-manager"));
    assertFourEyes(
        http.as("admin")
            .post(
                "/engine-rest/task/" + approval + "/delegate", Map.of("userId", "policy-manager")));
    assertThat(relay.waiting(mine)).containsExactly("Task_ApproveChange");

    // nobody claims it for the administrators as long as another manager is left
    assertThat(claim(http.as("admin"), approval, "admin").code()).isEqualTo("not-in-team");
    assertThat(submit(http.as("policy-manager-2"), approval, "outcome", "approve").status())
        .isEqualTo(204);
  }

  @Test
  void whoDraftedDoesNotAcceptTheReviewOfTheirOwnText() {
    directory.addUser("two-hats", "Two", "Hats", "demo", List.of("ad-policy", "ad-review"));
    var mine = relay.propose("two-hats", proposal(shouldRule()));
    relay.complete("two-hats", mine, "Task_DraftRevision", "outcome", "submit");
    var review = relay.task(mine, "Task_AcceptHandoff @ad-review").getId();

    var claim = claim(http.as("two-hats"), review, "two-hats");
    assertFourEyes(claim);
    assertThat(claim.text()).contains("Whoever drafted policy change " + mine);
    assertFourEyes(submit(http.as("two-hats"), review, "outcome", "accept"));
    assertFourEyes(assign(http.as("ad-review-lead"), review, "two-hats"));
  }

  @Test
  void aFormShowsTheBriefingAndNotTheLastDecision() {
    var values = http.as("qa-lead").get("/engine-rest/task/" + offered + "/form-variables").json();
    assertThat(values.at("/briefing/value").asText()).contains("Test policy", "Alcohol ads must");
    assertThat(values.has("outcome")).isFalse();
    assertThat(http.as("trainer").get("/engine-rest/task/" + offered + "/form-variables").status())
        .isGreaterThanOrEqualTo(400);
  }

  private static void assertRefused(Http.Answer answer, String field, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid-form");
    assertThat(answer.json().path("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.path("field").asText()).isEqualTo(field);
              assertThat(error.path("code").asText()).isEqualTo(code);
            });
  }

  private static void assertFourEyes(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("four-eyes");
  }

  private static Http.Answer claim(Http who, String task, String user) {
    return who.post("/engine-rest/task/" + task + "/claim", Map.of("userId", user));
  }

  private static Http.Answer assign(Http who, String task, String user) {
    return who.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", user));
  }

  private static Http.Answer submit(Http who, String task, Object... fields) {
    return who.post("/engine-rest/task/" + task + "/submit-form", Http.variables(fields));
  }
}
