package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a drafter says by the version is told as their word from the draft to the end. */
@RelayTest
@StoppedTime
class ClaimedByVersionTest {

  private static final String TEXT =
      "1. Alcohol ads must be shown to adults only.\n2. The operator must show its licence.";
  private static final String APPROVAL = "Task_ApproveChange";
  private static final String RELEASE = "Task_ReleaseToMarkets";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule().with(Map.of("policy", TEXT));

  @BeforeEach
  void isPublished() {
    relay.publish("1.0.0", base);
    relay.pass(Duration.ofMinutes(1));
  }

  /** No program can hold its words against the base, nor tell what they change of its own rule. */
  @Test
  void ofAnOverlayItIsToldSoBesideItsBase() {
    var family = new PolicyFamily(base, "SG");
    var overlay = family.overlay("1. Iklan alkohol hanya untuk orang dewasa.");
    relay.publish("1.0.0", overlay);
    relay.pass(Duration.ofMinutes(1));
    var change =
        submitted(
            overlay.with(
                Map.of("policy", "1. Iklan alkohol hanya untuk orang muda.", "version", "1.0.1")));

    assertThat(briefing(change, APPROVAL))
        .contains(
            "What changes: its drafter says by the version that its own rule stays as it is; no"
                + " program can tell that, or whether it fits its base, so whoever approves decides");
    approve(change);
    assertThat(briefing(change, RELEASE))
        .contains(
            "What changes: its drafter said by the version that its own rule stays as it is, and it"
                + " was approved so beside its base as it stands");
  }

  private String submitted(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", proposal(entry));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  private void approve(String change) {
    relay.complete("policy-manager", change, APPROVAL, "outcome", "approve");
  }

  private String briefing(String change, String step) {
    return wording
        .briefing(Http.at(port).as("policy-manager"), relay.task(change, step).getId())
        .replace("\\", "");
  }
}
