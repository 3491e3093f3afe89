package org.policyrelay.round;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;

/** What people do with a round: each call is one thing. */
final class RoundSteps {

  static final String CALLER = "CAL-2027-9-SEA";
  static final Duration OPEN_FOR = Duration.ofDays(7);

  private final Relay relay;
  private final Rounds rounds;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final Http http;

  RoundSteps(Relay relay, Rounds rounds, RuntimeService runtime, TaskService tasks, int port) {
    this.relay = relay;
    this.rounds = rounds;
    this.runtime = runtime;
    this.tasks = tasks;
    this.http = Http.at(port);
  }

  RoundOpening opening(int cases, String... raters) {
    return new RoundOpening(
        RoundPurpose.CALIBRATION,
        CALLER,
        "apac:alcohol",
        null,
        List.of(new RoundLabel("allow", "Allow"), new RoundLabel("reject", "Reject")),
        IntStream.rangeClosed(1, cases)
            .mapToObj(n -> new RoundCase("case-" + n, null, "The text of ad " + n, "c1", null))
            .toList(),
        List.of(raters),
        relay.now().plus(OPEN_FOR));
  }

  /** Opens a round of that many cases for these raters, and begins its process. */
  String begin(int cases, String... raters) {
    return begin(opening(cases, raters));
  }

  String begin(RoundOpening asked) {
    var key = rounds.open(asked, "policy-manager");
    runtime.startProcessInstanceByKey("blind-round", key);
    relay.settle();
    return key;
  }

  /** Labels the cases in their order; fewer labels than cases leave the others without. */
  Http.Answer vote(String user, String key, String... labels) {
    var votes = new ArrayList<Map<String, Object>>();
    for (var one = 0; one < labels.length; one++) {
      votes.add(Map.of("case", "case-" + (one + 1), "label", labels[one]));
    }
    return http.as(user).put("/api/rounds/" + key + "/votes", Map.of("votes", votes));
  }

  /** Labels all cases and hands in. */
  void finish(String user, String key, String... labels) {
    vote(user, key, labels);
    handIn(user, key);
  }

  void handIn(String user, String key) {
    relay.answer(user, task(user, key).getId(), "handIn", true);
    relay.settle();
  }

  List<Task> tasks(String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(key).list();
  }

  List<String> waitingFor(String key) {
    return tasks(key).stream().map(Task::getAssignee).sorted().toList();
  }

  Task task(String user, String key) {
    return tasks(key).stream()
        .filter(task -> user.equals(task.getAssignee()))
        .findFirst()
        .orElseThrow();
  }

  Http.Answer get(String user, String key) {
    return http.as(user).get("/api/rounds/" + key);
  }

  List<String> counted(String key) {
    return rounds.get(key).raters().stream()
        .filter(RoundRater::counted)
        .map(RoundRater::user)
        .toList();
  }

  static String[] labels(int number, String label) {
    var labels = new String[number];
    Arrays.fill(labels, label);
    return labels;
  }
}
