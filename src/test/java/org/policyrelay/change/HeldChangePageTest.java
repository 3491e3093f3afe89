package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.Date;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a change that is on hold says what stands still by that, and what does not. */
@RelayTest
@StoppedTime
class HeldChangePageTest {

  private static final String BEGINS =
      "It is published, and applies from 16 March 2027, 00:00 in Singapore (UTC+8), Thailand"
          + " (UTC+7), on hold or not";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyRegistry registry;
  @LocalServerPort int port;

  @Test
  void whatIsAnnouncedBeginsOnItsDayWhoeverHoldsIt() {
    var entry = mustRule();
    var change = relay.approved(entry);
    relay.allDeliver(change);
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    assertThat(page(change)).as("before it is held").contains(BEGINS);

    changes.hold(change, "policy-manager", "Legal asks for the order");

    assertThat(page(change))
        .contains("<strong>On hold</strong> by <span>Mei Tan</span>")
        .contains("Legal asks for the order</span>")
        .contains(BEGINS)
        .contains("a hold does not move that day. Withdraw it if it must not begin.")
        .contains("Nobody: it is on hold, until a policy manager resumes it.")
        .doesNotContain("it goes on by itself");

    relay.goTo(Date.from(relay.change(change).effectiveAt().orElseThrow()));
    assertThat(registry.inForce(entry.policyId(), new Market("SG"), relay.now(), relay.now()))
        .as("as the page has said")
        .isPresent();
    assertThat(page(change))
        .contains("It goes on to apply in Singapore (SG), Thailand (TH): a hold takes nothing");
  }

  @Test
  void whatIsNotReleasedWaits() {
    var change = relay.propose("policy-specialist", proposal(mustRule()));
    changes.hold(change, "policy-manager", "first");
    changes.resume(change, "policy-manager");
    assertThat(page(change)).doesNotContain("<strong>On hold</strong>", "on hold or not");

    changes.hold(change, "policy-manager", "waits for Legal");

    assertThat(page(change))
        .contains("waits for Legal</span>")
        .contains("Nothing of it becomes public for Singapore (SG), Thailand (TH) until it is");
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }
}
