package org.policyrelay.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.boot.test.context.TestComponent;

/** Published policies with a wording, and corrections of it from the form. */
@TestComponent
public class Wording {

  private static final String DOOR =
      "/engine-rest/process-definition/key/policy-publication/submit-form";

  private final Relay relay;
  private final RuntimeService runtime;
  private final PolicyPublisher publisher;

  Wording(Relay relay, RuntimeService runtime, PolicyPublisher publisher) {
    this.relay = relay;
    this.runtime = runtime;
    this.publisher = publisher;
  }

  /** A policy of that text, in effect in Singapore and Thailand from now. */
  public PolicyEntry published(String text) {
    var entry = shouldRule().with(Map.of("policy", text));
    publish(entry, "1.0.0", "S-" + entry.policyId());
    return entry;
  }

  public void publish(PolicyEntry entry, String version, String change) {
    publisher.publish(Policies.order(entry, version, change, relay.now(), "SG", "TH"));
  }

  /** Lets the correction go as far as it goes without anybody. */
  public String correct(Http user, PolicyEntry policy, String wrong, String right) {
    var started = start(user, policy, wrong, right);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    relay.settle();
    return runtime
        .createProcessInstanceQuery()
        .processInstanceId(started.json().path("id").asText())
        .singleResult()
        .getBusinessKey();
  }

  public Http.Answer start(Http user, PolicyEntry policy, String wrong, String right) {
    return user.post(
        DOOR,
        Http.variables(
            "policyId",
            policy.policyId(),
            "wrong",
            wrong,
            "right",
            right,
            "reason",
            "Readers ask about it"));
  }

  /**
   * @param more fields of the form beside its outcome, name and value in turn
   */
  public Http.Answer submit(Http user, String task, String outcome, String... more) {
    var fields = Relay.map((Object[]) more);
    fields.put("outcome", outcome);
    return user.post("/engine-rest/task/" + task + "/submit-form", Http.variables(fields));
  }

  public String briefing(Http user, String task) {
    return user.shown(task, "briefing");
  }
}
