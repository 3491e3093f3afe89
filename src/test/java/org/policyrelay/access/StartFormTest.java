package org.policyrelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A change proposed with the start form, as Tasklist's "Start process" sends it. */
@RelayTest
class StartFormTest {

  private static final String DOOR =
      "/engine-rest/process-definition/key/policy-change/submit-form";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired RuntimeService runtime;
  @LocalServerPort int port;

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void aFilledInFormBeginsAChangeUnderAKeyOfItsOwn() {
    var text = "Ads must be honest.\n\n" + "x".repeat(4900);
    var started = start(form("policyText", text, "requestedEffectiveAt", "2030-01-01T00:00+08:00"));
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    relay.settle();

    var instance = runtime.createProcessInstanceQuery().processDefinitionKey("policy-change");
    var key = instance.singleResult().getBusinessKey();
    assertThat(key).startsWith("PC-");
    assertThat(changes.entryOf(key).text()).isEqualTo(text);
    assertThat(changes.entryOf(key).jurisdictions()).containsExactly("SG", "TH");
    assertThat(changes.get(key).request().proposedBy()).isEqualTo("policy-specialist");
    assertThat(relay.waiting(key)).containsExactly("Task_DraftRevision");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnceAndNothingBegins() {
    var refused = start(form("policyId", "Not An Id", "enforcement", "maybe", "reason", " "));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .contains("policyId", "enforcement", "reason");
    assertNothingBegan();
  }

  @Test
  void whatTheFormCannotKnowTheRegistryRefuses() {
    JsonNode refused = start(form("jurisdictions", "SG, XX")).json();
    assertThat(refused.path("code").asText()).isEqualTo("invalid-policy-entry");
    assertThat(refused.path("message").asText())
        .contains("market 2 (")
        .doesNotContain("jurisdictions");
    assertNothingBegan();
  }

  @Test
  void whatHasNoStartFormIsNotBegunByOne() {
    for (var process : List.of("policy-review-cycle", "team-handoff")) {
      var running = runtime.createProcessInstanceQuery().processDefinitionKey(process);
      var before = running.count();
      for (var user : List.of("policy-specialist", "policy-manager", "admin")) {
        var refused =
            Http.at(port)
                .as(user)
                .post(
                    "/engine-rest/process-definition/key/" + process + "/submit-form",
                    Map.of("variables", Map.of()));
        assertThat(refused.status()).as(process + " by " + user).isIn(400, 403, 404);
      }
      assertThat(running.count()).isEqualTo(before);
    }
  }

  private void assertNothingBegan() {
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("policy-change").count())
        .isZero();
  }

  private Http.Answer start(Map<String, Object> fields) {
    return Http.at(port).as("policy-specialist").post(DOOR, Http.variables(fields));
  }

  private static Map<String, Object> form(Object... other) {
    var fields =
        Relay.map(
            "policyId", "honest_ads",
            "policyName", "Honest ads",
            "enforcement", "must",
            "category", "standard",
            "jurisdictions", "SG, TH",
            "policyText", "Ads must be honest.",
            "summary", "Say it",
            "reason", "Because");
    fields.putAll(Relay.map(other));
    return fields;
  }
}
