package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
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

/** What somebody has approved beside one another is settled whenever it meets, and nothing else. */
@RelayTest
@StoppedTime
class ApprovedBesideTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final PolicyEntry banning = family.more("Ads must not be shown near schools.");

  /** What comes back was approved beside the overlay before. */
  @Test
  void aWithdrawalThatBringsBackWhatTheOverlayWasWrittenForLeavesNothingToSettle() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    var change = relay.inEffect(banning);

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    assertThat(resolved().at("/ext/relay/restores").asText()).isEqualTo("1.0.0");
    assertThat(unsettled()).isEmpty();
  }

  /** It was not there when the base was approved, and the base was not there when it was. */
  @Test
  void anOverlayThatComesBetweenTheApprovalAndTheReleaseOfItsBaseIsNotSettled() {
    relay.publish("1.0.0", base);
    var change = relay.approved(banning);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    relay.bringIntoEffect(change);

    assertThat(resolved().path("version").asText()).isEqualTo("2.0.0");
    assertThat(unsettled()).hasSize(1);
  }

  /** It was approved beside the draft of its base, which is what is published. */
  @Test
  void anOverlayThatIsDraftedWithItsBaseIsSettledWithIt() {
    var first = relay.approved(base);
    var second = relay.approved(family.overlay("A licence must be shown."));
    for (var change : List.of(first, second)) {
      relay.bringIntoEffect(change);
    }

    assertThat(resolved().at("/ext/relay/overlays")).hasSize(1);
    assertThat(unsettled()).isEmpty();
  }

  @Test
  void anEmergencySettlesNothingWithTheOverlaysOnIt() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    relay.emergency(banning);

    assertThat(resolved().path("version").asText()).isEqualTo("2.0.0");
    assertThat(unsettled()).hasSize(1);
    assertThat(resolved().path("policy").asText()).contains("written for version 1.0.0");
  }

  /** What was approved beside one another is so whenever the two meet again. */
  @Test
  void theSameContentPublishedOnceMoreIsWhatItWas() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    for (var next : List.of(banning, base)) {
      var change = relay.emergency(next);
      relay.pass(Duration.ofMinutes(1));
      assertThat(unsettled()).as(change).hasSize(next.equals(base) ? 0 : 1);
    }

    assertThat(resolved().path("version").asText()).isEqualTo("3.0.0");
  }

  /** The same of an overlay that comes back as it was, when another one has been there since. */
  @Test
  void anOverlayPublishedOnceMoreKeepsWhatItWasApprovedBeside() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    relay.publish("2.0.0", banning);
    publisher.approved("U-again", List.of());
    publisher.publish(
        Policies.order(
            family.overlay("A licence must be shown."), "2.0.0", "U-again", relay.now(), "SG"));

    assertThat(unsettled()).isEmpty();
  }

  /** What a withdrawal brings back has the key of what was withdrawn. */
  @Test
  void aFormerOverlayThatComesBackHasNoneOfTheApprovalsOfWhatIsWithdrawn() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("Be brief."));
    emergency(family.more("Lottery ads must not be shown."));
    assertThat(unsettled()).hasSize(1);
    var second = relay.inEffect(family.overlay("Be brief and clear."));
    assertThat(unsettled()).isEmpty();
    changes.withdraw(second, "policy-manager", "it was wrong");
    relay.settle();
    assertThat(unsettled()).as("the first one, beside the ban").hasSize(1);

    emergency(family.more("Something else must be shown."));
    emergency(family.more("Lottery ads must not be shown."));

    assertThat(unsettled()).as("nobody has approved the first one beside the ban").hasSize(1);
  }

  private void emergency(PolicyEntry entry) {
    relay.emergency(entry);
    relay.pass(Duration.ofMinutes(1));
  }

  private JsonNode unsettled() {
    return resolved().at("/ext/relay/unsettled");
  }

  private JsonNode resolved() {
    return Http.at(port).get("/api/policies/resolve?market=SG&policy_id=" + family.id()).json();
  }
}
