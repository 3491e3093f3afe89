package org.policyrelay.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;

/** What people do with a calibration session: each call is one thing. */
final class SessionSteps {

  static final String ONE = "ad-reviewer";
  static final String TWO = "ad-reviewer-2";
  static final String THREE = "ad-reviewer-3";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Relay relay;
  private final Http http;

  SessionSteps(Relay relay, int port) {
    this.relay = relay;
    this.http = Http.at(port);
  }

  /** A policy of its own with that many examples on each side, in Singapore and Australia. */
  PolicyEntry published(int examples) {
    var entry = policy(examples);
    relay.publish("1.0.0", entry);
    return entry;
  }

  static PolicyEntry policy(int examples) {
    var number = NUMBER.incrementAndGet();
    return Policies.read(
            """
            {"policy_id": "cal_policy_%d", "name": "Calibrated policy %d", "enforcement": "should",
             "jurisdictions": ["SG", "AU"],
             "policy": "Lottery ads must be shown to adults only.\\n\\n1. The audience must be 18 or older."}
            """
                .formatted(number, number))
        .with(
            Map.of(
                "exemplars",
                Map.of(
                    "pass", examples(number, "Adults see lottery ad", examples),
                    "fail", examples(number, "Children see lottery ad", examples))));
  }

  private static List<Map<String, String>> examples(int policy, String words, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(
            one ->
                Map.of(
                    "scenario",
                    "%s %d of %d".formatted(words, one, policy),
                    "explanation",
                    "Because of their age."))
        .toList();
  }

  Map<String, Object> body(PolicyEntry policy, int cases, String... raters) {
    var body = new LinkedHashMap<String, Object>();
    body.put("market_group", "SEA");
    body.put("policy_id", policy.policyId());
    body.put("cases", cases(cases));
    body.put("raters", List.of(raters));
    return body;
  }

  static List<Map<String, Object>> cases(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(
            n ->
                Map.<String, Object>of(
                    "ref",
                    "case-" + n,
                    "market",
                    "SG",
                    "content",
                    "The words of ad " + n,
                    "clause",
                    n % 2 == 0 ? "c2" : "c1",
                    "golden_label",
                    n == 1 ? "reject" : "allow"))
        .toList();
  }

  Http.Answer ask(String user, Object body) {
    var answer = http.as(user).post("/api/calibration/sessions", body);
    relay.settle();
    return answer;
  }

  /** Begins a session of that many cases for these raters. */
  String begin(String user, PolicyEntry policy, int cases, String... raters) {
    return ask(user, body(policy, cases, raters)).json().path("key").asText();
  }

  Http.Answer get(String user, String key) {
    return http.as(user).get("/api/calibration/sessions/" + key);
  }

  String state(String key) {
    return get("policy-manager", key).json().path("state").asText();
  }

  String roundOf(String key) {
    return get("policy-manager", key).json().path("round").asText();
  }

  List<String> refs(String key) {
    var refs = new ArrayList<String>();
    http.as("policy-manager")
        .get("/api/rounds/" + roundOf(key))
        .json()
        .path("cases")
        .forEach(one -> refs.add(one.path("ref").asText()));
    return refs;
  }

  /** Labels all cases, in their order, and hands in. */
  void label(String user, String key, String... labels) {
    var votes = new ArrayList<Map<String, Object>>();
    var refs = refs(key);
    for (var one = 0; one < refs.size(); one++) {
      votes.add(
          Map.of(
              "case",
              Objects.requireNonNull(refs.get(one)),
              "label",
              labels[one % labels.length],
              "rationale",
              "That is why, says " + one));
    }
    http.as(user).put("/api/rounds/" + roundOf(key) + "/votes", Map.of("votes", votes));
    var task =
        relay.tasks(roundOf(key)).stream()
            .filter(open -> user.equals(open.getAssignee()))
            .findFirst()
            .orElseThrow();
    relay.answer(user, task.getId(), "handIn", true);
    relay.settle();
  }

  /** Decides a dispute on the session's page, as a form sends it. */
  Http.Answer decide(String user, String key, String caseRef, String kind, String... raters) {
    var form =
        new StringBuilder("case=" + caseRef + "&kind=" + kind + "&text=Say+it+better&clause=c1");
    for (var rater : raters) {
      form.append("&raters=").append(rater);
    }
    form.append("&seen=").append(seen(user, key, caseRef));
    return page(user, "/calibration/" + key + "/outcomes", form.toString());
  }

  /** What the form of a dispute says about what is decided of it. */
  String seen(String user, String key, String caseRef) {
    var page = http.logIn(user).get("/calibration/" + key).text();
    var form = page.indexOf("name=\"case\" value=\"" + caseRef + "\"><input type=\"hidden\"");
    return form < 0
        ? ""
        : page.substring(form).replaceFirst("(?s).*?name=\"seen\" value=\"([^\"]*)\".*", "$1");
  }

  /** Decides with what was seen before. */
  Http.Answer decideHavingSeen(String user, String key, String caseRef, String seen) {
    return page(
        user,
        "/calibration/" + key + "/outcomes",
        "case=%s&kind=gap&text=Nobody+says&seen=%s".formatted(caseRef, seen));
  }

  /** Takes back with what was seen before. */
  Http.Answer takeBackHavingSeen(String user, String key, String caseRef, String seen) {
    return page(
        user,
        "/calibration/" + key + "/outcomes/withdraw",
        "case=%s&seen=%s".formatted(caseRef, seen));
  }

  Http.Answer page(String user, String path, String form) {
    var session = http.logIn(user);
    // the first page of a session has its token
    session.get("/calibration");
    return session.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** Ends the discussion. */
  void end(String user, String key) {
    relay.complete(user, key, "Task_DiscussDisputes", "discussed", true);
  }
}
