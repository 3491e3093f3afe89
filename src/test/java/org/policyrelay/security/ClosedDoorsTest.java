package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Nobody stops, ends or forgets work behind the back of what it belongs to, not even an
 * administrator; which addresses there are is in {@code engine-doors.txt}.
 */
@RelayTest
@Tag("any-database")
class ClosedDoorsTest {

  private static final String GRANTS = "/engine-rest/authorization";
  private static final Map<String, Object> OFF = Map.of("suspended", true);

  @LocalServerPort int port;
  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired TaskService tasks;
  @Autowired AuthorizationService authorizations;
  @Autowired IdentityService identity;
  @Autowired ManagementService management;

  private Http admin = Http.at(0);
  private String instance = "";

  @BeforeEach
  void aHandoffIsOffered() {
    admin = Http.at(port).as("admin");
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.settle();
    instance =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("team-handoff")
            .variableValueEquals("origin", change)
            .variableValueEquals("toTeam", "qa")
            .singleResult()
            .getId();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void nobodyStopsItsClock() {
    var some = Map.of("suspended", true, "processInstanceIds", List.of(instance));
    var all = Map.of("suspended", true, "processDefinitionKey", "team-handoff");
    assertRefused(
        "hold the change",
        admin.put("/engine-rest/process-instance/" + instance + "/suspended", OFF),
        admin.put("/engine-rest/process-instance/suspended", some),
        admin.post("/engine-rest/process-instance/suspended-async", some),
        admin.put("/engine-rest/process-definition/key/team-handoff/suspended", OFF),
        admin.put("/engine-rest/process-definition/suspended", all));
    assertItRuns();
  }

  @Test
  void nobodyEndsIt() {
    var these = Map.of("processInstanceIds", List.of(instance));
    assertRefused(
        "withdraw the change",
        admin.delete("/engine-rest/process-instance/" + instance),
        admin.delete("/engine-rest/process-instance/" + instance + "?failIfNotExists=false"),
        admin.delete("/engine-rest/process-instance/" + changes()),
        admin.post("/engine-rest/process-instance/delete", these));
    assertItRuns();
  }

  /**
   * A cancelled task or timer, a second one beside it, an end without what comes before it: all
   * would be missing on the record.
   */
  @Test
  void nobodyMovesItFromStepToStep() {
    for (var type : List.of("cancel", "startBeforeActivity", "startAfterActivity")) {
      var instruction = Map.of("type", type, "activityId", "SubProcess_Acceptance");
      assertRefused(
          "a step that failed is tried again",
          admin.post(
              "/engine-rest/process-instance/" + instance + "/modification",
              Map.of("instructions", List.of(instruction))),
          admin.post(
              "/engine-rest/process-instance/" + instance + "/modification-async",
              Map.of("instructions", List.of(instruction))),
          admin.post(
              "/engine-rest/modification/execute",
              Map.of(
                  "processInstanceIds", List.of(instance), "instructions", List.of(instruction))));
    }
    assertItRuns();
    var open = tasks.createTaskQuery().processInstanceId(instance);
    assertThat(open.singleResult().getTaskDefinitionKey()).isEqualTo("Task_AcceptHandoff");
  }

  /** The change that has handed it over. */
  private String changes() {
    var handoff = runtime.createProcessInstanceQuery().subProcessInstanceId(instance);
    return handoff.singleResult().getRootProcessInstanceId();
  }

  /** Another date than its deadline's, a place under another task that it would be gone with. */
  @Test
  void nobodyWritesWhatItsTaskIs() {
    var task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
    for (var property : List.of("due", "followUp", "parentTaskId", "caseInstanceId", "owner")) {
      assertRefused(
          "come from its model and the working calendar",
          admin.put(
              "/engine-rest/task/" + task.getId(),
              Map.of("name", "Accept", property, "2029-01-01T00:00:00.000+0000")));
    }
  }

  /** New retries are for what has failed; a time beside them would move what has not. */
  @Test
  void nobodyMovesItsTimerBesideNewRetries() {
    var timer = management.createJobQuery().processInstanceId(instance).timers().singleResult();
    var later = Map.of("retries", 3, "dueDate", "2099-01-01T00:00:00.000+0000");
    var these =
        Map.of("retries", 3, "dueDate", "2099-01-01T00:00:00.000+0000", "jobIds", ids(timer));
    assertRefused(
        "A timer belongs to its deadline",
        admin.put("/engine-rest/job/" + timer.getId() + "/retries", later),
        admin.put("/engine-rest/job-definition/" + timer.getJobDefinitionId() + "/retries", later),
        admin.post("/engine-rest/job/retries", these));
    assertThat(management.createJobQuery().jobId(timer.getId()).singleResult().getDuedate())
        .isEqualTo(timer.getDuedate());
  }

  private static List<String> ids(Job job) {
    return List.of(job.getId());
  }

  /** Each answer says where that is done instead. */
  @Test
  void nobodySendsItWhatItWaitsForOrWritesWhatItKnows() {
    var key = Map.of("businessKey", "PC-1", "messageName", "ChangeWithdrawn");
    assertRefused(
        "Only the relay sends",
        admin.post("/engine-rest/message", key),
        admin.post("/engine-rest/process-instance/message-async", key),
        admin.post("/engine-rest/signal", key),
        admin.post("/engine-rest/execution/" + instance + "/signal", key));
    assertRefused(
        "an answer on a form changes it",
        admin.put("/engine-rest/process-instance/" + instance + "/variables/toTeam", OFF),
        admin.delete("/engine-rest/process-instance/" + instance + "/variables/toTeam"),
        admin.post("/engine-rest/process-instance/variables-async", OFF));
    assertRefused(
        "Start process in Tasklist",
        admin.post("/engine-rest/process-definition/key/policy-change/start", key));
    assertRefused("tried again", admin.post("/engine-rest/migration/execute", Map.of()));
    assertRefused(
        "passes it on inside the team",
        admin.post("/engine-rest/task/" + task() + "/identity-links", key));
    assertItRuns();
  }

  private String task() {
    return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  @Test
  void nobodyTakesAwayTheGroupThatItsTasksGoTo() {
    for (var group : List.of("qa", "policy-managers", "camunda-admin")) {
      assertRefused("Work goes to this group", admin.delete("/engine-rest/group/" + group));
    }
    assertThat(admin.get("/engine-rest/group/qa").status()).isEqualTo(200);
  }

  @Test
  void theLastAdministratorStays() {
    assertRefused(
        "the only administrator",
        admin.delete("/engine-rest/group/camunda-admin/members/admin"),
        admin.delete("/engine-rest/user/admin"));
    assertThat(admin.get("/engine-rest/group/qa").status()).isEqualTo(200);
  }

  /** Who has no password is no administrator: nobody could log in and make another. */
  @Test
  void anAdministratorWhoCannotLogInDoesNotCount() {
    var ghost = identity.newUser("ghost");
    identity.saveUser(ghost);
    identity.createMembership("ghost", "camunda-admin");
    try {
      assertRefused(
          "the only administrator",
          admin.delete("/engine-rest/group/camunda-admin/members/admin"),
          admin.delete("/engine-rest/user/admin"));
      assertThat(admin.delete("/engine-rest/group/camunda-admin/members/ghost").status())
          .isEqualTo(204);
    } finally {
      identity.deleteUser("ghost");
    }
  }

  /** Each the other, at once. */
  @Test
  void oneOfTwoAdministratorsStays() {
    for (var round = 0; round < 10; round++) {
      identity.createMembership("policy-manager", "camunda-admin");
      try {
        var both =
            Stream.of("admin", "policy-manager")
                .map(
                    one ->
                        CompletableFuture.supplyAsync(
                            () ->
                                Http.at(port)
                                    .as(one.equals("admin") ? "policy-manager" : "admin")
                                    .delete("/engine-rest/group/camunda-admin/members/" + one)
                                    .status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).toList()).contains(403);
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count()).isEqualTo(1);
      } finally {
        identity.deleteMembership("policy-manager", "camunda-admin");
        identity.deleteMembership("admin", "camunda-admin");
        identity.createMembership("admin", "camunda-admin");
      }
    }
  }

  @Test
  void noGroupLosesItsName() {
    for (var body : List.of(Map.of(), Map.of("name", " "), Map.of("id", "qa"))) {
      assertThat(admin.put("/engine-rest/group/qa", body).status()).isEqualTo(400);
    }
    assertThat(admin.get("/engine-rest/group/qa").json().path("name").asText()).isEqualTo("QA");
  }

  /** Whose work it is follows from the handoff; lists alone are granted. */
  @Test
  void nobodyGrantsItOrTakesItFromItsTeam() {
    var grant = Map.of("type", 1, "permissions", List.of("ALL"), "userId", "trainer");
    for (var resource : Resources.values()) {
      if (resource != Resources.FILTER) {
        var body = new HashMap<String, Object>(grant);
        body.put("resourceType", resource.resourceType());
        body.put("resourceId", "*");
        assertRefused("follows from the teams", admin.post(GRANTS + "/create", body));
      }
    }
    var own = authorizations.createAuthorizationQuery().resourceType(Resources.TASK).list();
    assertThat(own).isNotEmpty();
    var moved =
        Map.of(
            "permissions",
            List.of("ALL"),
            "userId",
            "trainer",
            "resourceType",
            5,
            "resourceId",
            "*");
    for (var one : own) {
      assertRefused(
          "follows from the teams",
          admin.delete(GRANTS + "/" + one.getId()),
          admin.put(GRANTS + "/" + one.getId(), moved));
    }
    var list = new HashMap<String, Object>(grant);
    list.put("resourceType", Resources.FILTER.resourceType());
    list.put("resourceId", "none");
    var granted = admin.post(GRANTS + "/create", list);
    assertThat(granted.status()).as(granted.text()).isEqualTo(200);
    var taken = admin.delete(GRANTS + "/" + granted.json().path("id").asText());
    assertThat(taken.status()).isEqualTo(204);
  }

  /** Whoever has it from wherever. */
  @Test
  void aRightInTheEngineMakesNobodyAMember() {
    var right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    right.setUserId("trainer");
    right.setResource(Resources.TASK);
    right.setResourceId(task());
    right.addPermission(Permissions.ALL);
    authorizations.saveAuthorization(right);
    var answer = Http.variables("outcome", "accept");
    for (var door : List.of("complete", "submit-form")) {
      var refused =
          Http.at(port).as("trainer").post("/engine-rest/task/" + task() + "/" + door, answer);
      assertThat(refused.status()).as(refused.text()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("not-in-team");
    }
    assertItRuns();
  }

  @Test
  void nobodyTakesItsModelOrItsHistoryAway() {
    var model = repository.createProcessDefinitionQuery().processDefinitionKey("team-handoff");
    var newest = model.latestVersion().singleResult();
    assertRefused(
        "Models come with the relay",
        admin.delete("/engine-rest/process-definition/" + newest.getId() + "?cascade=true"),
        admin.delete("/engine-rest/process-definition/key/team-handoff?cascade=true"),
        admin.delete("/engine-rest/deployment/" + newest.getDeploymentId() + "?cascade=true"));
    assertRefused(
        "stays on record",
        admin.delete("/engine-rest/history/process-instance/" + instance),
        admin.delete("/engine-rest/history/process-instance/" + instance + "/variable-instances"));
    assertItRuns();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/process-instance/%s/suspende%%64",
        "/engine-rest/%%70rocess-instance/%s/suspended",
        "/engine-rest/process-instance/%s/suspended/",
        "/engine-rest/process-instance/%s//suspended",
        "/engine-rest/process-instance/%s/suspended;a=b",
        "/engine-rest/./process-instance/%s/suspended",
        "/engine-rest/engine/default/process-instance/%s/suspended",
        "/engine-rest/engine/default%%2Fprocess-instance/%s/suspended",
        "/%%65ngine-rest/process-instance/%s/suspended",
      })
  void noSpellingGetsThrough(String address) {
    assertThat(admin.put(address.formatted(instance), OFF).status()).isBetween(400, 404);
    assertItRuns();
  }

  private static void assertRefused(String reason, Answer... answers) {
    for (var answer : answers) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(403);
      assertThat(answer.text()).contains(reason);
    }
  }

  private void assertItRuns() {
    var found = runtime.createProcessInstanceQuery().processInstanceId(instance).active();
    assertThat(found.count()).isEqualTo(1);
  }
}
