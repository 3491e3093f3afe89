package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
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

  private static final Map<String, Object> OFF = Map.of("suspended", true);

  @LocalServerPort int port;
  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired TaskService tasks;

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
    assertRefused(
        "A repair ends no instance",
        modify("cancel", "SubProcess_Acceptance"),
        modify("cancel", "Task_AcceptHandoff"));
    assertItRuns();
  }

  /** What would be recorded on the way there is not. */
  @Test
  void nobodyLeadsItToItsEndPastItsSteps() {
    for (var end : List.of("Event_WorkDelivered", "Event_HandoffReturned")) {
      var answer =
          modify(
              Map.of("type", "cancel", "activityId", "SubProcess_Acceptance"),
              Map.of("type", "startBeforeActivity", "activityId", end));
      assertRefused("A repair ends no instance", answer);
    }
    assertItRuns();
  }

  /** It stands in for the task that is open, and waits for the same people. */
  @Test
  void aStepCanBeBegunAgain() {
    var answer =
        modify(
            Map.of("type", "cancel", "activityId", "SubProcess_Acceptance"),
            Map.of("type", "startBeforeActivity", "activityId", "SubProcess_Acceptance"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    relay.settle();
    assertItRuns();
    var open = tasks.createTaskQuery().processInstanceId(instance);
    assertThat(open.singleResult().getTaskDefinitionKey()).isEqualTo("Task_AcceptHandoff");
  }

  /** The change that has handed it over. */
  private String changes() {
    var handoff = runtime.createProcessInstanceQuery().subProcessInstanceId(instance);
    return handoff.singleResult().getRootProcessInstanceId();
  }

  /** Nothing waits for it. */
  @Test
  void whatWasBegunPastItsFormMayGo() {
    var start = "/engine-rest/process-definition/key/policy-translation/start";
    var begun = admin.post(start, Map.of()).json().path("id").asText();

    assertThat(admin.delete("/engine-rest/process-instance/" + begun).status()).isEqualTo(204);
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(begun).count()).isZero();
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

  /** That is no fault of the server's. */
  @Test
  void aStepThatCannotBeginThereIsRefused() {
    for (var step : List.of("Task_DeliverWork", "Gateway_AnotherAcceptanceRung")) {
      var answer = modify("startBeforeActivity", step);
      assertThat(answer.status()).as(step + " " + answer.text()).isEqualTo(409);
      assertThat(answer.text()).contains("begin one that comes before it");
    }
    assertItRuns();
  }

  private Answer modify(String how, String activity) {
    return modify(Map.of("type", how, "activityId", activity));
  }

  @SafeVarargs
  private Answer modify(Map<String, String>... instructions) {
    return admin.post(
        "/engine-rest/process-instance/" + instance + "/modification",
        Map.of("instructions", List.of(instructions)));
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
