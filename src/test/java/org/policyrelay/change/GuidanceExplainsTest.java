package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A sentence of the guidance may sound like a rule. It is none: readers and who approves it are
 * told so, for neither grants nor labels follow it.
 */
@RelayTest
@StoppedTime
class GuidanceExplainsTest {

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  @Test
  void whoApprovesItAndWhoReadsItAreTold() {
    var entry = mustRule().with(Map.of("guidance", "Brewers need not keep clause 1."));
    var change = relay.reviewed(entry);

    assertThat(
            wording
                .briefing(
                    Http.at(port).as("policy-manager"),
                    relay.task(change, "Task_ApproveChange").getId())
                .replace("\\", ""))
        .contains(
            "Brewers need not keep clause 1.", "the text holds, and grants stand as they are");

    relay.publish("1.0.0", entry);
    assertThat(Http.at(port).get("/policies/" + entry.policyId()).text())
        .contains("Brewers need not keep clause 1.", "Where the two differ, the policy holds.");
  }

  @Test
  void whatHasNoneIsNotTold() {
    var entry = mustRule();
    var change = relay.propose("policy-specialist", proposal(entry));

    assertThat(
            wording.briefing(
                Http.at(port).as("policy-specialist"),
                relay.task(change, "Task_DraftRevision").getId()))
        .doesNotContain("grants stand as they are");
    relay.publish("1.0.0", entry);
    assertThat(Http.at(port).get("/policies/" + entry.policyId()).text())
        .doesNotContain("Where the two differ");
  }
}
