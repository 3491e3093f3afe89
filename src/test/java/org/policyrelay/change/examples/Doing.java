package org.policyrelay.change.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;

/** What people do about an example, each step as whoever does it. */
final class Doing {

  private static final Map<String, String> LEADS =
      Map.of(
          "ad-review", "ad-review-lead",
          "qa", "qa-lead",
          "training", "training-lead",
          "advertiser-experience", "advertiser-experience-lead");

  private final Relay relay;
  private final Http http;
  private final Example example;
  private final Map<Integer, String> changes = new HashMap<>();

  Doing(Relay relay, Http http, Example example) {
    this.relay = relay;
    this.http = http;
    this.example = example;
  }

  /** A step as the table writes it: nothing, or a verb, the number of an entry, and when. */
  void step(String what) {
    if (what.isEmpty()) {
      return;
    }
    var words = what.split(" ");
    var number = Integer.parseInt(words[1]);
    switch (words[0]) {
      case "publish" -> changes.put(number, publish(example.entry(number), words[3]));
      case "order" -> changes.put(number, order(example.entry(number), words[3]));
      case "withdraw" -> withdraw(changes.get(number));
      default -> throw new IllegalArgumentException(what);
    }
  }

  /** Proposed, reviewed, approved, made ready and released. */
  private String publish(JsonNode entry, String from) {
    var change = propose(entry, Map.of("requestedEffectiveAt", from));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    deliver(change);
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    deliver(change);
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    return change;
  }

  /** A regulator's order: public as soon as it is approved, looked at afterwards. */
  private String order(JsonNode entry, String deadline) {
    var change = propose(entry, Map.of("emergency", true, "statutoryDeadline", deadline));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    return change;
  }

  private void withdraw(String change) {
    var answer =
        http.as("policy-manager")
            .post(
                "/api/policy-changes/" + change + "/withdraw",
                Map.of("reason", "The regulator has taken it back"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    relay.settle();
  }

  private String propose(JsonNode entry, Map<String, Object> more) {
    var body = new LinkedHashMap<String, Object>(more);
    body.put("policy", entry);
    body.put("summary", "Follow the regulator: " + entry.path("name").asText());
    body.put("reason", "An example, illustrative only");
    body.put("origin", Map.of("type", "regulation", "ref", "EX-1"));
    var answer = http.as("policy-specialist").post("/api/policy-changes", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    relay.settle();
    return answer.json().path("key").asText();
  }

  /** Every team delivers what it was handed. */
  private void deliver(String change) {
    LEADS.forEach(
        (team, lead) -> {
          if (relay.waiting(change).contains("Task_AcceptHandoff @" + team)) {
            relay.deliver(lead, change, team);
          }
        });
  }
}
