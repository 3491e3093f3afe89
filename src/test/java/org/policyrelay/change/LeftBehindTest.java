package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who reviews an emergency afterwards reads what its approver has read. */
@RelayTest
@StoppedTime
class LeftBehindTest {

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final String id = family.id();

  @BeforeEach
  void anOverlayOnABase() {
    publish(base, "SG", "TH");
    publish(family.overlay("Be brief."), "SG");
    relay.pass(Duration.ofMinutes(1));
  }

  @Test
  void whatAnEmergencyHasLeftStandsInTheFormsOfItsLateReviews() {
    var change =
        relay.propose(
            "policy-specialist",
            Policies.emergency(base.with(Map.of("jurisdictions", List.of("TH")))));
    saysWhatIsLeft(change, "policy-manager", "Task_ApproveChange");

    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.pass(Duration.ofMinutes(1));

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    saysWhatIsLeft(change, "qa-lead", "Task_AcceptHandoff @qa");
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains("leaves Singapore (SG) without a policy from");
  }

  private void saysWhatIsLeft(String change, String reader, String step) {
    assertThat(briefing(change, reader, step))
        .contains("Overlays that it leaves without a base", id + ":sg", "Be brief.")
        .contains("Markets that it drops", "It leaves Singapore (SG) without a policy from");
  }

  /** A draft is not shown with it, and may be public before the review is answered. */
  @Test
  void draftsOfOverlaysAreNamedToLateReviewsToo() {
    var draft = relay.propose("policy-specialist", Policies.proposal(family.overlay("Be brief.")));
    var change =
        relay.propose(
            "policy-specialist",
            Policies.emergency(base.with(Map.of("policy", base.text() + " At all times."))));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");

    assertThat(briefing(change, "qa-lead", "Task_AcceptHandoff @qa"))
        .contains(
            "Overlays on this policy are under way, too: ",
            "Their texts are not shown here: ask Ad Policy what those say")
        .doesNotContain(draft);
  }

  /** What others have left is not its doing. */
  @Test
  void whatSaysWhatItSaidBeforeLeavesNothing() {
    var change = relay.inEffect(base.with(Map.of("policy", base.text() + " At all times.")));

    assertThat(briefing(change, "qa-lead", "Task_AcceptHandoff @qa"))
        .doesNotContain("without a base", "Markets that it drops");
  }

  private String briefing(String change, String reader, String step) {
    return Http.at(port)
        .as(reader)
        .get("/engine-rest/task/" + relay.task(change, step).getId() + "/form-variables")
        .json()
        .at("/briefing/value")
        .asText()
        // as people see it: its Markdown is escaped
        .replace("\\", "");
  }

  private void publish(PolicyEntry entry, String... markets) {
    publisher.publish(
        Policies.order(entry, "1.0.0", "S-" + entry.policyId(), relay.now(), markets));
  }
}
