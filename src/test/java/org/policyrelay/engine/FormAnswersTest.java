package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How an answer gets from a person into a process: held against its form, whole or not at all. */
@RelayTest
class FormAnswersTest {

  @Autowired Relay relay;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired Submissions submissions;
  @Autowired Directory directory;
  @LocalServerPort int port;

  private AskedTask asked;
  private String instance;
  private String task;

  @BeforeEach
  void somebodyIsAsked() {
    asked = AskedTask.in(engine);
    instance = asked.instance();
    task = asked.id();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
    asked.remove();
  }

  @Test
  void anAnswerIsKeptToTheLetterAndTheEngineGetsTheDecisionAlone() {
    var text = "  é\t\"quoted\" \\ line\r\nnext\n😀".repeat(178).substring(0, 4_900) + "end \n ";
    submit(task, "outcome", "keep", "text", text, "sure", true, "share", 12.5);

    var kept = submissions.ofTask(task).orElseThrow();
    assertThat(kept.text("text")).contains(text);
    assertThat(kept.outcome()).isEqualTo("keep");
    assertThat(kept.by()).isEqualTo("qa-lead");
    assertThat(kept.flag("sure")).isTrue();
    assertThat(runtime.getVariables(instance))
        .containsOnly(
            Map.entry("urgent", false),
            Map.entry("outcome", "keep"),
            Map.entry("submission", kept.id()));
  }

  @Test
  void lengthCountsCharactersAndNotTheirParts() {
    submit(task, "outcome", "keep", "text", "😀".repeat(5_000));
    assertThat(submissions.ofTask(task)).isPresent();
  }

  @Test
  void anAnswerWhoseEffectFailsHasNotBeenGiven() {
    EffectOfAnswer.be(
        () -> {
          throw new IllegalStateException("the effect failed");
        });
    assertThatThrownBy(() -> submit(task, "outcome", "keep"))
        .hasStackTraceContaining("the effect failed");
    assertThat(submissions.ofTask(task)).isEmpty();
    assertThat(asked.open().getId()).isEqualTo(task);
    assertThat(runtime.getVariables(instance)).containsOnlyKeys("urgent");

    EffectOfAnswer.be(() -> {});
    submit(task, "outcome", "keep");
    assertThat(asked.open().getTaskDefinitionKey()).isEqualTo("Task_Confirm");
  }

  @Test
  void everyWrongFieldIsToldAtOnceByItsNameOnTheForm() {
    assertThatThrownBy(
            () ->
                submit(
                    task,
                    "outcome",
                    "drop",
                    "code",
                    "au",
                    "share",
                    101,
                    "sure",
                    "yes",
                    "from",
                    "soon",
                    "riskTier",
                    "low"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FORM);
              assertThat(refused.fields())
                  .extracting(error -> error.field() + " " + error.code())
                  .containsExactlyInAnyOrder(
                      "reason required",
                      "code malformed",
                      "share out-of-range",
                      "sure wrong-type",
                      "from malformed",
                      "riskTier unknown");
              assertThat(refused).hasMessageContainingAll("Reason", "Country code", "riskTier");
            });
  }

  @Test
  void aFieldIsAskedForWhereTheFormShowsItAndNowhereElse() {
    assertRefused("reason required", "outcome", "drop", "reason", "   ");
    assertRefused("reason too-short", "outcome", "drop", "reason", "no");
    assertRefused("reason too-long", "outcome", "drop", "reason", "x".repeat(21));
    runtime.setVariable(instance, "urgent", true);
    submit(task, "outcome", "drop");
    assertThat(submissions.ofTask(task).orElseThrow().fields()).isEmpty();
  }

  @Test
  void whatNoDatabaseCanGiveBackIsRefused() {
    assertRefused("text malformed", "outcome", "keep", "text", "a\u0000b");
    assertRefused("text malformed", "outcome", "keep", "text", "half \uD83D pair");
    assertRefused("code malformed", "outcome", "keep", "code", "AU\n");
  }

  @Test
  void aTaskWithoutAFormTakesNothing() {
    submit(task, "outcome", "keep");
    var confirm = asked.open().getId();
    assertThatThrownBy(() -> submit(confirm, "outcome", "keep"))
        .isInstanceOf(RefusedException.class);
    submit(confirm);
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
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
  void nobodyAnswersWithoutALogin() {
    assertThatThrownBy(() -> forms.submitTaskForm(task, map("outcome", "keep")))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
  }

  @Test
  void aTaskEndsByItsFormAlone() {
    assertNotAllowed(() -> tasks.handleBpmnError(task, "code"));
    assertNotAllowed(() -> tasks.handleBpmnError(task, "code", "message"));
    assertNotAllowed(() -> tasks.handleBpmnError(task, "code", "message", Map.of()));
    assertNotAllowed(() -> tasks.handleEscalation(task, "code"));
    assertNotAllowed(() -> tasks.handleEscalation(task, "code", Map.of()));
    assertThatThrownBy(() -> tasks.resolveTask(task, Map.of("outcome", "keep")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void whoGaveATaskBackAndLeftTheTeamHasNoPartInIt() {
    directory.addUser("qa-leaver", "Late", "Leaver", "demo", List.of("qa"));
    var leaver = Http.at(port).as("qa-leaver");
    assertThat(leaver.post(rest("claim"), Map.of("userId", "qa-leaver")).status()).isEqualTo(204);
    assertThat(leaver.post(rest("unclaim"), "").status()).isEqualTo(204);
    directory.removeFromGroup("qa-leaver", "qa");

    assertThat(leaver.get("/engine-rest/task").text()).doesNotContain(task);
    assertThat(leaver.post(rest("submit-form"), answer("outcome", "keep")).status()).isEqualTo(403);
    assertThat(asked.open().getId()).isEqualTo(task);
  }

  @Test
  void whoLeftTheTeamDoesNotAnswerWhatTheyHadClaimed() {
    directory.addUser("qa-holder", "Late", "Holder", "demo", List.of("qa"));
    var holder = Http.at(port).as("qa-holder");
    assertThat(holder.post(rest("claim"), Map.of("userId", "qa-holder")).status()).isEqualTo(204);
    directory.removeFromGroup("qa-holder", "qa");

    assertThat(holder.get("/engine-rest/task").text()).doesNotContain(task);
    assertThat(holder.post(rest("submit-form"), answer("outcome", "keep")).status()).isEqualTo(403);
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

    var early = analyst.post(rest("submit-form"), answer("outcome", "keep"));
    assertThat(early.status()).as(early.text()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("wrong-state");
    assertThat(analyst.post(rest("resolve"), Map.of()).status()).isEqualTo(204);
    assertThat(lead.post(rest("submit-form"), answer("outcome", "keep")).status()).isEqualTo(204);
  }

  @Test
  void anAdministratorIsToldToo() {
    var admin = Http.at(port).as("admin");
    var renamed = Map.of("name", "Answer", "assignee", "trainer", "priority", 50);
    assertNotInTeam(admin.put("/engine-rest/task/" + task, renamed));
    assertNotInTeam(
        admin.post(rest("identity-links"), Map.of("userId", "trainer", "type", "assignee")));
    assertNotInTeam(admin.post(rest("delegate"), Map.of("userId", "trainer")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\": 7, \"type\": \"Integer\"}",
        "{\"value\": \"[\\\"keep\\\"]\", \"type\": \"Json\"}",
        "{\"value\": \"rO0ABQ==\", \"type\": \"Object\", \"valueInfo\": {\"objectTypeName\":"
            + " \"java.lang.String\", \"serializationDataFormat\":"
            + " \"application/x-java-serialized-object\"}}",
        "{\"value\": \"{}\", \"type\": \"Object\", \"valueInfo\": {\"objectTypeName\":"
            + " \"java.util.HashMap\", \"serializationDataFormat\": \"application/json\"}}",
        "{\"value\": \"a2VlcA==\", \"type\": \"Bytes\"}",
        "{\"value\": \"a2VlcA==\", \"type\": \"File\", \"valueInfo\": {\"filename\": \"keep\"}}",
        "{\"value\": \"2026-12-01T00:00:00.000+0000\", \"type\": \"Date\"}",
        "{\"value\": \"keep\", \"type\": \"Nonsense\"}",
        "{\"value\": {\"a\": \"keep\"}}",
        "{\"value\": null}"
      })
  void aValueOfAnotherKindIsTheCallersMistake(String outcome) {
    var body = "{\"variables\": {\"outcome\": " + outcome + "}}";
    for (var door : List.of("submit-form", "complete")) {
      var refused = Http.at(port).as("qa-lead").post(rest(door), body);
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    }
    assertThat(submissions.ofTask(task)).isEmpty();
  }

  private void meetInTheEffect(int people) {
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

  private void assertRefused(String fieldAndCode, Object... fields) {
    assertThatThrownBy(() -> submit(task, fields))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(error -> error.field() + " " + error.code())
                    .containsExactly(fieldAndCode));
  }

  private void assertNotAllowed(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
  }

  private static void assertNotInTeam(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("not-in-team");
  }

  private void submit(String taskId, Object... fields) {
    relay.as(
        "qa-lead",
        () -> {
          forms.submitTaskForm(taskId, map(fields));
          return true;
        });
  }

  private String rest(String door) {
    return "/engine-rest/task/" + task + "/" + door;
  }

  private static Map<String, Object> answer(String field, Object content) {
    return Map.of("variables", Map.of(field, Map.of("value", content)));
  }
}
