package org.policyrelay.labeling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.Rounds;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;

/** What people do for a labeling protocol: each call is one thing. */
final class LabelingSteps {

  static final String SPECIALIST = "policy-specialist";
  static final String MANAGER = "policy-manager";

  /** Two labels that six cases tell apart. */
  static final String LABELS =
      """
      Code: minors
      Name: Aimed at minors
      Decision: reject
      Clauses: c2
      Definition: The ad speaks to people under 18.
      Positive: bad: beer beside a cartoon
      Positive: bad: beer on a school bus
      Positive: bad: beer for your first prom
      Negative: good: beer at a wedding

      Code: fine
      Name: Nothing wrong
      Decision: allow
      Definition: None of the others.
      Positive: good: beer in a pub
      Positive: good: beer with a barbecue
      """;

  private final Relay relay;
  private final Rounds rounds;
  private final TaskService tasks;
  private final Http http;

  LabelingSteps(Relay relay, Rounds rounds, TaskService tasks, int port) {
    this.relay = relay;
    this.rounds = rounds;
    this.tasks = tasks;
    this.http = Http.at(port);
  }

  /** A policy with two clauses, c1 and c2, that applies from now on. */
  PolicyEntry policy() {
    var policy = Policies.mustRule();
    relay.publish("1.0.0", policy);
    return policy;
  }

  static Map<String, Object> label(String code, String decision, String... clauses) {
    return Map.of(
        "code",
        code,
        "name",
        "Label " + code,
        "definition",
        "What is " + code,
        "decision",
        decision,
        "clauses",
        List.of(clauses),
        "examples",
        Map.of("positive", List.of("bad: " + code), "negative", List.of()));
  }

  static Map<String, Object> body(String policyId) {
    return new LinkedHashMap<>(
        Map.of(
            "policy_id",
            policyId,
            "labels",
            List.of(label("minors", "reject", "c2"), label("fine", "allow")),
            "order",
            List.of("minors", "fine"),
            "reason",
            "There are none yet"));
  }

  Http.Answer post(String user, Map<String, Object> body) {
    return http.as(user).post("/api/labeling/protocols", body);
  }

  Http.Answer get(String user, String path) {
    return http.as(user).get(path);
  }

  /** Asked for over HTTP by the specialist. */
  String ask(PolicyEntry policy) {
    var answer = post(SPECIALIST, body(policy.policyId()));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    relay.settle();
    return answer.json().path("key").asText();
  }

  void submit(String key, String labels) {
    submit(key, "Task_DraftProtocol", labels);
  }

  void submit(String key, String task, String labels) {
    relay.complete(SPECIALIST, key, task, "outcome", "submit", "labels", labels);
  }

  void approve(String key) {
    relay.complete(MANAGER, key, "Task_ApproveForPilot", "outcome", "approve");
  }

  /**
   * Every rater labels every case, as the function says by rater's number and case, and hands in.
   */
  void vote(String round, Function<Ballot, String> label) {
    var cases = rounds.get(round).cases();
    var open = tasks.createTaskQuery().processInstanceBusinessKey(round).list();
    var number = 0;
    for (var task : open) {
      var votes = new ArrayList<Map<String, Object>>();
      for (var one : cases) {
        votes.add(Map.of("case", one.ref(), "label", label.apply(new Ballot(number, one))));
      }
      var answer =
          http.as(task.getAssignee())
              .put("/api/rounds/" + round + "/votes", Map.of("votes", votes));
      if (answer.status() != 200) {
        throw new AssertionError(answer.text());
      }
      relay.answer(task.getAssignee(), task.getId(), "handIn", true);
      relay.settle();
      number++;
    }
  }

  /** Who votes, by number from 0, on what. */
  record Ballot(int rater, RoundCase about) {

    /** As whoever wrote the case meant it. */
    String right() {
      return about.content().startsWith("bad") ? "minors" : "fine";
    }

    String wrong() {
      return about.content().startsWith("bad") ? "fine" : "minors";
    }
  }

  /** Written, approved, tried and released. */
  String released(PolicyEntry policy, String labels) {
    var key = ask(policy);
    submit(key, labels);
    approve(key);
    return key;
  }
}
