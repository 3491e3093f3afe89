package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A policy on betting with topics and items of every kind, and who asks what an ad has to keep. */
abstract class AskedOfAnAd {

  static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");

  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  String id = "";
  PolicyEntry base = Policies.shouldRule();

  @BeforeEach
  void aPolicyWithTopicsApplies() {
    id = base.policyId();
    base =
        Policies.read(
            """
            {"policy_id": "%s", "name": "Betting", "enforcement": "must",
             "jurisdictions": ["AU", "SG"],
             "policy": "1. A licence is needed.\\n2. Adults only.\\n3. No ads at the games.",
             "ext": {"relay": {"stance": "restricted",
               "topics": [{"code": "lottery", "stances": {"AU": "allowed", "*": "restricted"}},
                          {"code": "casino", "stances": {"SG": "prohibited"}}],
               "requirements": [
                 {"id": "licence", "clause": "c1", "type": "licence", "applies_to": "advertiser"},
                 {"id": "age", "clause": "c2", "type": "age", "value": 18},
                 {"id": "nsw", "clause": "c1", "type": "approval-number", "pattern": "NSW-[0-9]{4}", "markets": ["AU-NSW"]},
                 {"id": "draw", "clause": "c1", "type": "other", "value": "the day of the draw", "topic": "lottery"}],
               "exceptions": [{"id": "charity", "clause": "c3", "text": "Draws for charity", "topic": "lottery",
                               "until": "2024-03-15T00:00:00Z"}]}}}
            """
                .formatted(id));
    publish(base, "1.0.0", FEBRUARY, "AU", "SG");
  }

  final void publish(PolicyEntry entry, String version, Instant from, String... markets) {
    publisher.publish(
        Policies.order(entry, version, "PC-" + entry.policyId() + version, from, markets));
  }

  final JsonNode ask(String question) {
    return answer(
        "/api/policies/requirements?"
            + question
            + (question.contains("at=") ? "" : "&at=" + FEBRUARY));
  }

  final JsonNode answer(String path) {
    var answer = Http.at(port).get(path);
    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** Other tests have policies in the same markets. */
  final List<JsonNode> mine(JsonNode answer, String part) {
    return StreamSupport.stream(answer.path(part).spliterator(), false)
        .filter(one -> one.path("policy_id").asText().equals(id))
        .toList();
  }

  final List<String> ids(JsonNode answer, String part) {
    return mine(answer, part).stream().map(one -> one.path("id").asText()).toList();
  }

  static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
