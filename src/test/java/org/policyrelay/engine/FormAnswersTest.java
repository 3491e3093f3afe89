package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Relay.map;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
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
}
