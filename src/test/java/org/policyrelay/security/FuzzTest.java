package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.FormFile;
import org.policyrelay.support.Http;
import org.policyrelay.support.RawHttp;
import org.policyrelay.support.RawHttp.Answer;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * 3,000 inputs that nobody would send who means well, from a fixed seed, as member, lead and
 * administrator: at our own API as its description names it, at the forms, at the engine's REST API
 * as its annotations name it. None is a fault, none is told what the inside is made of, and after
 * them the relay works as before.
 */
@RelayTest
class FuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 20_261_128L);
  private static final int EACH = Integer.getInteger("fuzz.each", 1000);
  private static final int SHOWN = 40;

  private static final List<String> CALLERS =
      List.of("trainer", "policy-specialist", "policy-manager", "qa-lead", "admin");

  /** A class with its package, a frame of a stack trace, a statement of a database. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(?:java|javax|jakarta|org|com|sun|jdk)\\.[a-z]+\\.[\\w.$]+"
              + "|\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|NullPointer|ClassCast|StackOverflow"
              + "|(?i:\\bselect .+ from )");

  @Autowired Relay relay;
  @Autowired ProcessEngine engine;
  @LocalServerPort int port;

  private final Fuzz fuzz = new Fuzz(SEED);
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, Integer> seen = new TreeMap<>();
  private String change = "";
  private @Nullable EngineTraces traces;

  @BeforeEach
  void aChangeIsUnderWay() {
    JqwikSession.start();
    traces = new EngineTraces(engine);
    propose();
  }

  @AfterEach
  void cleanUp() {
    JqwikSession.finish();
    relay.cleanUp();
    if (traces != null) {
      traces.removeNew();
    }
  }

  @Test
  void ourOwnApiBearsEverything() {
    var operations = operations();
    for (var number = 0; number < EACH; number++) {
      send(operations.get(number % operations.size()).call(fuzz, change));
    }
    assertNothingBroke();
  }

  @Test
  void formsBearEverything() {
    var names =
        FormFile.all().stream()
            .flatMap(form -> form.fields().stream())
            .map(field -> field.path("key").asText())
            .distinct()
            .toList();
    var outcomes =
        FormFile.all().stream()
            .flatMap(form -> form.field("outcome").stream())
            .flatMap(field -> Fuzz.stream(field.path("values")))
            .map(outcome -> outcome.path("value").asText())
            .distinct()
            .toList();
    var starts =
        List.of(
            "policy-change",
            "policy-publication",
            "policy-review-cycle",
            "policy-exception",
            "labeling-protocol-change",
            "nothing");
    for (var number = 0; number < EACH; number++) {
      var waiting = relay.tasks(change);
      if (waiting.isEmpty()) {
        propose();
        waiting = relay.tasks(change);
      }
      var address =
          fuzz.oneIn(3)
              ? "/process-definition/key/" + fuzz.oneOf(starts) + "/submit-form"
              : "/task/"
                  + fuzz.oneOf(waiting).getId()
                  + fuzz.oneOf(List.of("/submit-form", "/complete", "/resolve", "/claim"));
      JsonNode right =
          new ObjectMapper()
              .valueToTree(
                  fuzz.oneIn(2)
                      ? PROPOSAL
                      : Map.of(
                          "variables", Map.of("outcome", Map.of("value", fuzz.oneOf(outcomes)))));
      Object body =
          fuzz.oneIn(6)
              ? right
              : fuzz.oneIn(3)
                  ? fuzz.mutated(right)
                  : fuzz.oneIn(10) ? fuzz.value() : fuzz.variables(names);
      send(json("POST", "/engine-rest" + address).body(fuzz.written(body)));
      if (fuzz.oneIn(20)) {
        relay.settle();
      }
    }
    assertNothingBroke();
  }

  @Test
  void theEnginesApiBearsEverything() {
    var endpoints =
        EngineEndpoints.all().stream()
            .filter(endpoint -> !WAITS.contains(endpoint.path()))
            .toList();
    var ids =
        Stream.concat(
                Stream.of(change, "policy-change", "admin", "training", "default"),
                relay.tasks(change).stream()
                    .flatMap(task -> Stream.of(task.getId(), task.getProcessInstanceId())))
            .toList();
    for (var number = 0; number < EACH; number++) {
      var endpoint = endpoints.get((number * 7) % endpoints.size());
      // what exists is read only: the other tests need it
      var reads = endpoint.method().equals("GET");
      var id = reads && !fuzz.oneIn(3) ? fuzz.oneOf(ids) : "x" + fuzz.text();
      var call =
          json(
              endpoint.method(),
              "/engine-rest" + endpoint.with(fuzz.encoded(id)) + query(reads ? 2 : 4));
      send(reads ? call : call.body(fuzz.written(fuzz.value())));
    }
    assertNothingBroke();
  }

  @Test
  void pagesBearEverything() {
    var session = new RawHttp(port).logIn("policy-manager");
    for (var number = 0; number < EACH / 4; number++) {
      var address = PAGES.get(number % PAGES.size());
      while (address.contains("*")) {
        var part = fuzz.oneIn(4) ? "apac:alcohol" : "x" + fuzz.text();
        address = address.replaceFirst("\\*", Matcher.quoteReplacement(fuzz.encoded(part)));
      }
      judge(RawHttp.call("GET", address).in(session), false);
    }
    assertNothingBroke();
  }

  private static final List<String> PAGES =
      List.of(
          "/policies?search=*&category=*&page=*",
          "/policies/*",
          "/policies/*?at=*&market=*&lang=*",
          "/policies/*/versions/*",
          "/policies/*/markets/*",
          "/policies/*/diff?from=*&to=*",
          "/policies/*/diff/*/*",
          "/policies/markets/*",
          "/policies/markets/*/changes.atom",
          "/policies/search?q=*&market=*&lang=*",
          "/policies/matrix?topic=*&at=*",
          "/policies/changes.atom?since=*",
          "/changes?state=*",
          "/changes/*",
          "/labeling/*?q=*",
          "/labeling/*/versions/*?q=*",
          "/inbox?unread=*",
          "/feeds/*.ics",
          "/unsubscribe/*",
          "/login?error=*",
          "/assets/*",
          "/webjars/*/*");

  /** A start form that is filled in right. */
  private static final Map<String, Object> PROPOSAL =
      Map.of(
          "variables",
          Map.of(
              "policyId", Map.of("value", "honest_ads"),
              "policyName", Map.of("value", "Honest ads"),
              "enforcement", Map.of("value", "must"),
              "category", Map.of("value", "standard"),
              "jurisdictions", Map.of("value", "SG, TH"),
              "policyText", Map.of("value", "Ads must be honest."),
              "summary", Map.of("value", "Say it"),
              "reason", Map.of("value", "Because")));

  /** Waits for work as long as it is told to. */
  private static final Set<String> WAITS = Set.of("/external-task/fetchAndLock");

  private String query(int rarity) {
    return fuzz.oneIn(rarity) ? "?" + fuzz.oneOf(QUERY) + "=" + fuzz.encoded(fuzz.text()) : "";
  }

  private static final List<String> QUERY =
      List.of(
          "firstResult",
          "maxResults",
          "sortBy",
          "sortOrder",
          "processVariables",
          "createdAfter",
          "dueBefore",
          "active",
          "assignee",
          "id",
          "deserializeValue",
          "variableNames",
          "startedAfter",
          "reportType",
          "periodUnit",
          "name");

  private void propose() {
    change = relay.propose("policy-specialist", proposal(mustRule()));
  }

  private List<ApiOperation> operations() {
    return ApiOperation.allOf(Http.at(port).as("admin").get("/v3/api-docs").json());
  }

  private static RawHttp.Call json(String method, String address) {
    return RawHttp.call(method, address).header("Content-Type", "application/json");
  }

  private void send(RawHttp.Call call) {
    call.as(fuzz.oneOf(CALLERS));
    judge(call, true);
  }

  private void judge(RawHttp.Call call, boolean forPrograms) {
    var answer = new RawHttp(port).send(call);
    seen.merge(answer.status(), 1, Integer::sum);
    var wrong = wrongWith(answer, forPrograms);
    if (!wrong.isEmpty()) {
      faults.add(wrong + ": " + call + "\n    " + answer.status() + " " + answer.text());
    }
  }

  private static String wrongWith(Answer answer, boolean forPrograms) {
    if (answer.status() < 200 || answer.status() >= 500) {
      return "a fault";
    }
    // what succeeds may name a type where the engine's own format has one
    if (answer.status() >= 400 && INSIDE.matcher(answer.text()).find()) {
      return "shows the inside";
    }
    return forPrograms
            && answer.status() >= 400
            && !answer.text().isEmpty()
            && !answer.contentType().contains("json")
        ? "a refusal that is no JSON"
        : "";
  }

  private void assertNothingBroke() {
    assertThat(faults.stream().limit(SHOWN).toList()).as("%d faults", faults.size()).isEmpty();
    assertThat(seen).as("some of it is taken, and some is refused").containsKeys(200, 400, 404);
    var http = Http.at(port);
    assertThat(http.get("/actuator/health").json().path("status").asText()).isEqualTo("UP");
    assertThat(http.as("admin").get("/engine-rest/task").status()).isEqualTo(200);
    assertThat(http.get("/api/policies/registry").status()).isEqualTo(200);
  }
}
