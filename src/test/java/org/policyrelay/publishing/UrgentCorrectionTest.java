package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Wording that cannot wait: public at once, approved afterwards by somebody else. */
@RelayTest
class UrgentCorrectionTest {

  private static final String DOOR =
      "/engine-rest/process-definition/key/policy-publication/submit-form";

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;
  @Autowired Publications publications;
  @LocalServerPort int port;

  private PolicyEntry entry = shouldRule();

  @BeforeEach
  void aPolicyApplies() {
    relay.stopTime();
    entry = entry.with(Map.of("policy", "Wine ads must be shwon to adults only."));
    publisher.publish(
        new PublishOrder(
            entry,
            "1.0.0",
            "S-" + entry.policyId(),
            entry.contentHash(),
            List.of(new MarketRelease("SG", relay.now()), new MarketRelease("TH", relay.now())),
            relay.now()));
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void aSlipOfThePenIsCorrectedAtOnceAndApprovedAfterwards() {
    var key = correct("policy-specialist", "shwon", "shown");

    assertThat(newest()).isEqualTo("1.0.1");
    assertThat(inForce().entry().text()).isEqualTo("Wine ads must be shown to adults only.");
    assertThat(relay.waiting(key)).containsExactly("Task_ApproveCorrection");
    assertThat(relay.task(key, "Task_ApproveCorrection").getDueDate()).isNotNull();

    relay.complete("policy-manager", key, "Task_ApproveCorrection", "outcome", "approve");

    assertThat(relay.waiting(key)).isEmpty();
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.APPROVED);
    assertThat(publications.get(key).decidedBy()).contains("policy-manager");
  }

  @Test
  void whatIsNotApprovedIsTakenBackAsAVersion() {
    var key = correct("policy-specialist", "shwon", "shown");
    relay.pass(Duration.ofHours(1));

    relay.complete(
        "policy-manager",
        key,
        "Task_ApproveCorrection",
        "outcome",
        "take-back",
        "reason",
        "it is a brand name");

    assertThat(publications.get(key).state()).isEqualTo(Publication.State.TAKEN_BACK);
    assertThat(newest()).isEqualTo("1.0.2");
    assertThat(inForce().restores()).isEqualTo("1.0.0");
    assertThat(inForce().entry().text()).isEqualTo(entry.text());
  }

  @Test
  void whoCorrectsDoesNotApprove() {
    var key = correct("policy-manager", "shwon", "shown");
    var task = relay.task(key, "Task_ApproveCorrection").getId();
    var door = "/engine-rest/task/" + task;

    var claim =
        Http.at(port)
            .as("policy-manager")
            .post(door + "/claim", Map.of("userId", "policy-manager"));

    assertThat(claim.status()).isEqualTo(403);
    assertThat(Http.at(port).as("qa-lead").get(door).status()).isIn(403, 404);
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.ANNOUNCED);
  }

  @Test
  void theTaskShowsWhatReadsOtherwise() {
    var key = correct("policy-specialist", "shwon", "shown");
    var task = relay.task(key, "Task_ApproveCorrection").getId();

    var values =
        Http.at(port).as("policy-manager").get("/engine-rest/task/" + task + "/form-variables");

    assertThat(values.json().at("/briefing/value").asText())
        .contains("[removed: shwon]", "**shown**", "Why:", "made by policy-specialist");
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource({
    "must, may, right, no-correction",
    "adults only, everybody, right, no-correction",
    "beer, wine, wrong, not-found",
    "a, e, wrong, ambiguous",
    "shwon, shwon, right, unchanged",
  })
  void whatIsMoreThanWordingIsRefused(String wrong, String right, String field, String code) {
    var answer = start("policy-specialist", wrong, right);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(field);
    assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly(code);
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("policy-publication").count())
        .isZero();
  }

  @Test
  void onlyAdPolicyCorrects() {
    assertThat(start("qa-lead", "shwon", "shown").status()).isEqualTo(403);
    assertThat(newest()).isEqualTo("1.0.0");
  }

  private String correct(String user, String wrong, String right) {
    var started = start(user, wrong, right);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    relay.settle();
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("policy-publication")
        .singleResult()
        .getBusinessKey();
  }

  private Http.Answer start(String user, String wrong, String right) {
    var variables = new LinkedHashMap<String, Object>();
    Relay.map("policyId", entry.policyId(), "wrong", wrong, "right", right, "reason", "Readers ask")
        .forEach((name, field) -> variables.put(name, Map.of("value", field)));
    return Http.at(port).as(user).post(DOOR, Map.of("variables", variables));
  }

  private String newest() {
    return registry.newestVersion(entry.policyId()).orElseThrow().version();
  }

  private PublishedVersion inForce() {
    return registry.inForce(entry.policyId(), "SG", relay.now(), relay.now()).orElseThrow();
  }
}
