package org.policyrelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is asked to look at a task gives it back, and never into nothing. */
@RelayTest
@StoppedTime
class DelegatedTasksTest {

  @Autowired Relay relay;
  @Autowired Directory directory;
  @Autowired IdentityService identity;
  @Autowired TaskService tasks;
  @LocalServerPort int port;

  private String task = "";

  @BeforeEach
  void aLeadHasATask() {
    directory.addUser("leaving", "Lee", "Ving", "demo", List.of("qa", "qa-leads"));
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    task = relay.task(change, "Task_AcceptHandoff @qa").getId();
    ok(as("leaving").post(door("claim"), Map.of("userId", "leaving")));
  }

  @AfterEach
  void cleanUp() {
    identity.deleteUser("leaving");
  }

  @Test
  void itGoesBackToWhoDelegatedIt() {
    ok(as("leaving").post(door("delegate"), Map.of("userId", "qa-lead")));
    ok(as("qa-lead").post(door("resolve"), Map.of()));

    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
        .isEqualTo("leaving");
  }

  @Test
  void ofWhoHasLeftItGoesBackToTheTeam() {
    ok(as("leaving").post(door("delegate"), Map.of("userId", "qa-lead")));
    identity.deleteMembership("leaving", "qa");
    identity.deleteMembership("leaving", "qa-leads");

    ok(as("qa-lead").post(door("resolve"), Map.of()));

    var free = tasks.createTaskQuery().taskId(task).singleResult();
    assertThat(free.getAssignee()).isNull();
    assertThat(free.getOwner()).isNull();
    ok(as("qa-lead").post(door("claim"), Map.of("userId", "qa-lead")));
    ok(as("qa-lead").post(door("submit-form"), Http.variables("outcome", "accept")));
  }

  /** Neither the lead who delegated it, nor what nobody delegated. */
  @Test
  void onlyWhoWasAskedGivesItBack() {
    assertThat(as("leaving").post(door("resolve"), Map.of()).status()).isEqualTo(409);
    ok(as("leaving").post(door("delegate"), Map.of("userId", "qa-lead")));
    for (var other : List.of("leaving", "qa-analyst", "admin")) {
      assertThat(as(other).post(door("resolve"), Map.of()).status()).as(other).isEqualTo(409);
    }
    assertThat(as("ad-review-lead").post(door("resolve"), Map.of()).status()).isEqualTo(403);
    ok(as("qa-lead").post(door("resolve"), Map.of()));
    assertThat(as("qa-lead").post(door("resolve"), Map.of()).status()).isEqualTo(409);
  }

  @Test
  void nobodyDelegatesToThemselves() {
    var answer = as("leaving").post(door("delegate"), Map.of("userId", "leaving"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("claim it to do it yourself");
  }

  @Test
  void itIsDelegatedToSomebody() {
    for (var nobody : List.of("{}", "{\"userId\": null}", "{\"userId\": \" \"}")) {
      var answer = as("leaving").post(door("delegate"), nobody);
      assertThat(answer.status()).as(nobody + answer.text()).isEqualTo(400);
    }
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
        .isEqualTo("leaving");
  }

  private Http as(String user) {
    return Http.at(port).as(user);
  }

  private String door(String what) {
    return "/engine-rest/task/" + task + "/" + what;
  }

  private static void ok(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
  }
}
