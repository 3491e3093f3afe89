package org.policyrelay.engine.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.BareHandoffs;
import org.policyrelay.support.Http;
import org.policyrelay.support.Meanwhile;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCost.Kind;
import org.policyrelay.support.SqlCounter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two people at once: while one request is being answered, between any two of its statements,
 * somebody else answers the task that it is about, or withdraws the work.
 */
@RelayTest
class RacesTest {

  private static final String ORIGIN = "RACES";
  private static final int AT_LEAST = 3;
  private static final Set<Integer> SETTLED = Set.of(200, 204, 404, 409);

  @Autowired Relay relay;
  @Autowired BareHandoffs handoffs;
  @Autowired ProcessEngine engine;
  @Autowired SqlCounter sql;
  @LocalServerPort int port;

  private Meanwhile meanwhile = new Meanwhile();

  /** What somebody else does to the task. */
  enum Event {
    ANSWERED,
    WITHDRAWN
  }

  @AfterEach
  void cleanUp() {
    handoffs.cleanUp(ORIGIN);
  }

  static Stream<Arguments> reads() {
    var program = "/engine-rest";
    var tasklist = "/camunda/api/engine/engine/default";
    return Stream.of(
            program + "/task/{task}",
            program + "/task/{task}/variables",
            program + "/task/{task}/form-variables",
            tasklist + "/task/{task}/form-variables?deserializeValues=false",
            program + "/task/{task}/form",
            program + "/task/{task}/deployed-form",
            program + "/task/{task}/identity-links",
            program + "/process-instance/{instance}/activity-instances",
            tasklist + "/process-instance/{instance}/activity-instances",
            program + "/process-instance/{instance}/variables",
            program + "/execution/{execution}/localVariables",
            "/api/tasks/{task}/deadline")
        .flatMap(path -> Stream.of(Event.values()).map(event -> Arguments.of(path, event)));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void whoReadsIsToldWhatIsThereOrThatItIsGone(String path, Event event) {
    var admin =
        path.startsWith("/camunda") ? Http.at(port).logIn("admin") : Http.at(port).as("admin");
    assertSettled(event, task -> admin.get(filled(path, task)));
  }

  static Stream<Arguments> writes() {
    return Stream.of(
            Arguments.of("claim", Map.of("userId", "qa-analyst")),
            Arguments.of("unclaim", Map.of()),
            Arguments.of("assignee", Map.of("userId", "qa-analyst")),
            Arguments.of("complete", accept()),
            Arguments.of("submit-form", accept()))
        .flatMap(
            call ->
                Stream.of(Event.values())
                    .map(event -> Arguments.of(call.get()[0], call.get()[1], event)));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void whoIsTooLateIsToldSo(String door, Map<String, Object> body, Event event) {
    var qa = Http.at(port).as("qa-analyst");
    assertSettled(event, task -> qa.post("/engine-rest/task/" + task.getId() + "/" + door, body));
  }

  /** The engine used to note that what it knew of had gone, and lost the race for that note. */
  @Test
  void aReadThatMeetsAChangeWritesNothing() {
    meanwhile = sql.meanwhile();
    var runtime = engine.getRuntimeService();
    var statement = 1;
    var happened = new AtomicBoolean(true);
    for (; happened.get(); statement++) {
      var instance = offered().getProcessInstanceId();
      var nth = statement;
      Runnable change =
          () -> runtime.removeVariables(instance, runtime.getVariables(instance).keySet());
      var cost =
          sql.of(
              () ->
                  happened.set(
                      meanwhile.before(nth, change, () -> runtime.getVariables(instance))));
      assertThat(cost.statements()).allMatch(one -> one.kind() == Kind.READ);
    }
    assertThat(statement).isGreaterThan(2);
  }

  private interface Call {
    Http.Answer on(Task task);
  }

  private void assertSettled(Event event, Call call) {
    meanwhile = sql.meanwhile();
    var wrong = new ArrayList<String>();
    var statement = 1;
    for (var happened = true; happened; statement++) {
      var task = offered();
      var answer = new AtomicReference<Http.Answer>();
      happened =
          meanwhile.before(statement, () -> let(event, task), () -> answer.set(call.on(task)));
      var got = Objects.requireNonNull(answer.get());
      if (!SETTLED.contains(got.status())
          || (got.status() >= 400 && got.text().matches("(?s).*(Exception|org\\.camunda).*"))) {
        wrong.add("before statement " + statement + ": " + got.status() + " " + got.text());
      }
      if (happened && got.status() >= 400) {
        assertThat(got.json().path("message").asText() + got.json().path("detail").asText())
            .contains(" ");
      }
      engine
          .getRuntimeService()
          .deleteProcessInstanceIfExists(
              task.getProcessInstanceId(), "the race is over", true, true, true, true);
    }
    assertThat(wrong).isEmpty();
    assertThat(statement).isGreaterThan(AT_LEAST);
  }

  private void let(Event event, Task task) {
    switch (event) {
      case WITHDRAWN ->
          engine
              .getRuntimeService()
              .deleteProcessInstance(task.getProcessInstanceId(), "withdrawn");
      case ANSWERED ->
          relay.as(
              "qa-lead",
              () -> {
                engine.getFormService().submitTaskForm(task.getId(), Map.of("outcome", "accept"));
                return true;
              });
    }
  }

  private Task offered() {
    var instance = handoffs.offer(ORIGIN);
    relay.settle();
    return openTask(instance);
  }

  private Task openTask(String instance) {
    return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
  }

  private static Map<String, Object> accept() {
    return Http.variables("outcome", "accept");
  }

  private static String filled(String path, Task task) {
    return path.replace("{task}", task.getId())
        .replace("{instance}", task.getProcessInstanceId())
        .replace("{execution}", task.getExecutionId());
  }
}
