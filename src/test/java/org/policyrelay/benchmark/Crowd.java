package org.policyrelay.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;

/**
 * People who work without a break and often on the same task, and others who look at it meanwhile:
 * half of them in Tasklist, half by programs.
 */
final class Crowd {

  private static final List<String> PEOPLE =
      List.of(
          "policy-specialist",
          "policy-manager",
          "ad-review-lead",
          "ad-reviewer",
          "qa-lead",
          "qa-analyst",
          "training-lead",
          "trainer",
          "advertiser-experience-lead",
          "advertiser-experience-agent",
          "policy-specialist",
          "policy-manager");
  private static final List<String> READERS =
      List.of("admin", "qa-lead", "ad-review-lead", "policy-manager");

  private static final String NEWEST = "/task?maxResults=20&sortBy=created&sortOrder=desc";
  private static final int ENOUGH = 10;

  private final int port;
  private final Tally tally;
  private final Map<String, FormFiller> forms = new ConcurrentHashMap<>();

  Crowd(int port, Tally tally) {
    this.port = port;
    this.tally = tally;
  }

  /** How often all of them together were answered. */
  int work(int seconds) {
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    var all = new ArrayList<Callable<Integer>>();
    for (var number = 0; number < PEOPLE.size(); number++) {
      var person = new Caller(PEOPLE.get(number), number % 2 == 0);
      all.add(() -> person.until(until, this::takeAStep));
    }
    for (var number = 0; number < READERS.size(); number++) {
      var reader = new Caller(READERS.get(number), number % 2 == 0);
      all.add(() -> reader.until(until, this::look));
    }
    return Callers.atOnce(all).stream().mapToInt(Integer::intValue).sum();
  }

  private interface Step {
    void by(Caller caller);
  }

  private final class Caller {

    private final String user;
    private final String door;
    private final Http http;
    private final Http program;
    private int answered;

    Caller(String user, boolean inTasklist) {
      this.user = user;
      this.door = inTasklist ? "/camunda/api/engine/engine/default" : "/engine-rest";
      this.program = Http.at(port).as(user);
      this.http = inTasklist ? Http.at(port).logIn(user) : program;
    }

    int until(long end, Step step) {
      while (System.nanoTime() < end) {
        try {
          step.by(this);
        } catch (UncheckedIOException hungUp) {
          tally.count("hung up", user, new Http.Answer(599, "", hungUp.toString(), Map.of()));
        }
      }
      return answered;
    }

    Http.Answer read(String path) {
      answered++;
      return tally.count("read", user + " GET " + path, at(path).get(path));
    }

    Http.Answer ask(String path) {
      return read(door + path);
    }

    /** Our own API is for programs, and a session's pages are for people. */
    private Http at(String path) {
      return path.startsWith("/api/") ? program : http;
    }

    Http.Answer write(String path, Object body) {
      answered++;
      return tally.count("write", user + " POST " + path, at(path).post(path, body));
    }

    List<JsonNode> tasks() {
      var found = new ArrayList<JsonNode>();
      var answer = ask(NEWEST);
      if (answer.status() == 200) {
        answer.json().forEach(found::add);
      }
      return found;
    }
  }

  private void takeAStep(Caller caller) {
    var tasks = caller.tasks();
    if (caller.user.equals("policy-specialist") && (tasks.size() < ENOUGH || chance(20))) {
      propose(caller);
    }
    if (tasks.isEmpty()) {
      return;
    }
    // often the newest, so that all of a team want the same one
    var task = chance(3) ? tasks.get(0) : any(tasks);
    var path = caller.door + "/task/" + task.path("id").asText();
    var self = Map.of("userId", caller.user);
    switch (ThreadLocalRandom.current().nextInt(10)) {
      case 0 -> caller.write(path + "/unclaim", Map.of());
      case 1 -> caller.write(path + "/claim", self);
      case 2 -> caller.write(path + "/assignee", self);
      case 3 -> caller.write(path + "/complete", Http.variables(Map.of("outcome", "nonsense")));
      case 4 -> answer(caller, task, path);
      default -> {
        caller.write(path + "/claim", self);
        answer(caller, task, path);
      }
    }
  }

  private void propose(Caller caller) {
    var body = new LinkedHashMap<String, Object>();
    body.put("policy", Policies.mustRule().json());
    body.put("summary", "A change under load");
    body.put("reason", "There has to be work");
    caller.write("/api/policy-changes", body);
  }

  private void answer(Caller caller, JsonNode task, String path) {
    var form = form(caller, task, path);
    if (form == null) {
      return;
    }
    caller.ask("/task/" + task.path("id").asText() + "/form-variables");
    var values = form.decision();
    for (var attempt = 0; attempt < 3; attempt++) {
      var answer = caller.write(path + "/submit-form", Http.variables(values));
      if (answer.status() != 400) {
        return;
      }
      values = form.completed(values, answer.json().path("errors"));
    }
  }

  private @Nullable FormFiller form(Caller caller, JsonNode task, String path) {
    var key = task.path("taskDefinitionKey").asText();
    var known = forms.get(key);
    if (known == null) {
      var answer = caller.read(path + "/deployed-form");
      if (answer.status() == 200) {
        known = new FormFiller(answer.json());
        forms.put(key, known);
      }
    }
    return known;
  }

  private void look(Caller caller) {
    var tasks = caller.tasks();
    caller.ask("/task/count");
    caller.ask("/history/process-instance?maxResults=20&sortBy=startTime&sortOrder=desc");
    caller.read("/changes");
    for (var task : tasks.subList(0, Math.min(5, tasks.size()))) {
      var id = task.path("id").asText();
      var instance = task.path("processInstanceId").asText();
      Stream.of(
              "/task/" + id,
              "/task/" + id + "/variables",
              "/task/" + id + "/form-variables",
              "/task/" + id + "/form",
              "/task/" + id + "/identity-links",
              "/process-instance/" + instance + "/activity-instances",
              "/process-instance/" + instance + "/variables",
              "/history/activity-instance?processInstanceId=" + instance)
          .forEach(caller::ask);
      caller.read("/api/tasks/" + id + "/deadline");
    }
  }

  private static boolean chance(int oneIn) {
    return ThreadLocalRandom.current().nextInt(oneIn) == 0;
  }

  private static JsonNode any(List<JsonNode> tasks) {
    return tasks.get(ThreadLocalRandom.current().nextInt(tasks.size()));
  }
}
