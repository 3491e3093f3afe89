package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Relay.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whose a task is while it passes from one person to another, and when two want it at once. */
@RelayTest
class ClaimedTasksTest {

  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired Directory directory;
  @Autowired Relay relay;
  @LocalServerPort int port;

  private AskedTask asked;
  private String task;

  @BeforeEach
  void somebodyIsAsked() {
    asked = AskedTask.in(engine);
    task = asked.id();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
    asked.remove();
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneIsTold() {
    meetInTheEffect(2);
    assertOneWins(user -> forms.submitTaskForm(task, map("outcome", "keep")));
    assertThat(asked.open().getTaskDefinitionKey()).isEqualTo("Task_Confirm");
  }

  @Test
  void ofTwoWhoClaimAtOnceOneIsTold() {
    var together = new CyclicBarrier(2);
    assertOneWins(
        user -> {
          await(together);
          tasks.claim(task, user);
        });
    assertThat(asked.open().getAssignee()).isIn("qa-lead", "qa-analyst");
  }

  @Test
  void whoGaveATaskBackAndLeftTheTeamHasNoPartInIt() {
    directory.addUser("qa-leaver", "Late", "Leaver", "demo", List.of("qa"));
    var leaver = Http.at(port).as("qa-leaver");
    assertThat(leaver.post(rest("claim"), Map.of("userId", "qa-leaver")).status()).isEqualTo(204);
    assertThat(leaver.post(rest("unclaim"), "").status()).isEqualTo(204);
    directory.removeFromGroup("qa-leaver", "qa");

    assertThat(leaver.get("/engine-rest/task").text()).doesNotContain(task);
    assertThat(leaver.post(rest("submit-form"), Http.variables("outcome", "keep")).status())
        .isEqualTo(403);
    assertThat(asked.open().getId()).isEqualTo(task);
  }

  @Test
  void whoLeftTheTeamDoesNotAnswerWhatTheyHadClaimed() {
    directory.addUser("qa-holder", "Late", "Holder", "demo", List.of("qa"));
    var holder = Http.at(port).as("qa-holder");
    assertThat(holder.post(rest("claim"), Map.of("userId", "qa-holder")).status()).isEqualTo(204);
    directory.removeFromGroup("qa-holder", "qa");

    assertThat(holder.get("/engine-rest/task").text()).doesNotContain(task);
    assertThat(holder.post(rest("submit-form"), Http.variables("outcome", "keep")).status())
        .isEqualTo(403);
    var lead = Http.at(port).as("qa-lead");
    assertThat(lead.post(rest("assignee"), Map.of("userId", "qa-analyst")).status()).isEqualTo(204);
  }

  @Test
  void nobodyTakesAColleaguesClaimAway() {
    var analyst = Http.at(port).as("qa-analyst");
    var lead = Http.at(port).as("qa-lead");
    lead.post(rest("claim"), Map.of("userId", "qa-lead"));
    assertThat(analyst.post(rest("unclaim"), "").status()).isEqualTo(403);
    assertThat(asked.open().getAssignee()).isEqualTo("qa-lead");
  }

  @Test
  void whoGotATaskToLookAtGivesItBackToItsOwner() {
    var lead = Http.at(port).as("qa-lead");
    var analyst = Http.at(port).as("qa-analyst");
    lead.post(rest("claim"), Map.of("userId", "qa-lead"));
    assertThat(lead.post(rest("delegate"), Map.of("userId", "qa-analyst")).status()).isEqualTo(204);

    var early = analyst.post(rest("submit-form"), Http.variables("outcome", "keep"));
    assertThat(early.status()).as(early.text()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("wrong-state");
    assertThat(analyst.post(rest("resolve"), Map.of()).status()).isEqualTo(204);
    assertThat(lead.post(rest("submit-form"), Http.variables("outcome", "keep")).status())
        .isEqualTo(204);
  }

  @Test
  void anAdministratorIsToldToo() {
    var admin = Http.at(port).as("admin");
    assertNotInTeam(admin.post(rest("assignee"), Map.of("userId", "trainer")));
    assertNotInTeam(admin.post(rest("delegate"), Map.of("userId", "trainer")));
  }

  private static void meetInTheEffect(int people) {
    var together = new CyclicBarrier(people);
    EffectOfAnswer.be(() -> await(together));
  }

  /** A barrier that is not met lets go: then the two were not at it at once after all. */
  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the other did not come", e);
    }
  }

  private void assertOneWins(Consumer<String> work) {
    var refusals = new ArrayList<Throwable>();
    var people =
        List.of("qa-lead", "qa-analyst").stream()
            .map(user -> CompletableFuture.supplyAsync(() -> failure(user, work)))
            .toList();
    for (var one : people) {
      var failure = one.join();
      if (failure != null) {
        refusals.add(failure);
      }
    }
    assertThat(refusals)
        .singleElement()
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.code())
                    .isIn(
                        ErrorCode.CHANGED_MEANWHILE,
                        ErrorCode.TASK_CLAIMED,
                        ErrorCode.WRONG_STATE));
  }

  private @Nullable Throwable failure(String user, Consumer<String> work) {
    try {
      return relay.as(
          user,
          () -> {
            work.accept(user);
            return null;
          });
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static void assertNotInTeam(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("not-in-team");
  }

  private String rest(String door) {
    return "/engine-rest/task/" + task + "/" + door;
  }
}
