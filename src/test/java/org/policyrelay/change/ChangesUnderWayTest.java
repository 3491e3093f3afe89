package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Only what can still change what stands is said to be under way. */
@RelayTest
@StoppedTime
class ChangesUnderWayTest {

  @Autowired Relay relay;
  @Autowired ChangesUnderWay underWay;
  @LocalServerPort int port;

  private final PolicyEntry entry = mustRule();
  private final PolicyFamily family = new PolicyFamily(entry, "SG");

  /** It is watched for two weeks more, and no other change has to be settled with it. */
  @Test
  void whatIsInEffectWhereverItIsToBeIsUnderWayNoMore() {
    var inEffect = relay.inEffect(entry);
    var next = relay.propose("policy-specialist", proposal(said("Never at night.")));

    assertThat(besideOf(next)).isEmpty();
    assertThat(page(next)).doesNotContain("Also under way", inEffect);
    assertThat(besideOf(inEffect)).containsExactly(next);
    assertThat(page(inEffect))
        .contains("Also under way for this policy", "What is released last gets the highest number")
        .doesNotContain("What is published last stands");
    assertThat(changes()).doesNotContain("also open: " + inEffect);
  }

  /** The emergency is released later and has the higher number, so that the other never begins. */
  @Test
  void whatIsAnnouncedIsUnderWayUntilAHigherNumberTakesItsPlace() {
    relay.inEffect(entry);
    var announced = relay.approved(said("Never at night."));
    relay.allDeliver(announced);
    relay.complete("policy-manager", announced, "Task_ReleaseToMarkets", "outcome", "go");
    var urgent = relay.propose("policy-specialist", emergency(said("Never at all.")));
    assertThat(besideOf(urgent)).containsExactly(announced);

    relay.complete("policy-manager", urgent, "Task_ApproveChange", "outcome", "approve");

    var next = relay.propose("policy-specialist", proposal(said("Never.")));
    assertThat(besideOf(next)).isEmpty();
  }

  /** Whoever approves an emergency knows as much of it as who approves any other change. */
  @Test
  void draftsOfOverlaysAreNamedInEachFormOfTheirBase() {
    relay.inEffect(entry);
    var overlay =
        relay.propose("policy-specialist", proposal(family.overlay("A licence must be shown.")));
    var urgent = relay.propose("policy-specialist", emergency(said("Never at night.")));
    var ordinary = relay.reviewed(said("Never by day."));

    for (var base : List.of(urgent, ordinary)) {
      assertThat(briefing(base))
          .contains("Overlays on this policy are under way, too:")
          .contains("[%s](/changes/%s) (Singapore".formatted(overlay, overlay));
    }
    assertThat(page(overlay)).doesNotContain("Overlays on this policy");
  }

  private PolicyEntry said(String more) {
    return entry.with(Map.of("policy", entry.text() + " " + more));
  }

  private List<String> besideOf(String change) {
    return underWay.beside(relay.change(change)).stream().map(PolicyChange::key).toList();
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }

  private String changes() {
    return Http.at(port).logIn("policy-manager").get("/changes").text();
  }

  private String briefing(String change) {
    return Http.at(port)
        .as("policy-manager")
        .shown(relay.task(change, "Task_ApproveChange").getId(), "briefing");
  }
}
