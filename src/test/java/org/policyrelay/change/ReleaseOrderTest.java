package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.PolicyFamily.tightens;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What has to be there before a change is released, and what its release leaves behind. */
@RelayTest
@StoppedTime
class ReleaseOrderTest {

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyRegistry registry;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");

  @Test
  void anOverlayIsDraftedWithItsBaseAndReleasedAfterIt() {
    var ofTheBase = relay.propose("policy-specialist", proposal(base));
    var ofTheOverlay =
        relay.propose(
            "policy-specialist", proposal(tightened("The audience must be 21 or older.")));
    upToRelease(ofTheOverlay);
    var release = relay.task(ofTheOverlay, "Task_ReleaseToMarkets").getId();
    assertThatThrownBy(() -> relay.answer("policy-manager", release, "outcome", "go"))
        .hasMessageContaining("there is no policy '" + base.policyId() + "'");

    upToRelease(ofTheBase);
    relay.complete("policy-manager", ofTheBase, "Task_ReleaseToMarkets", "outcome", "go");
    relay.complete("policy-manager", ofTheOverlay, "Task_ReleaseToMarkets", "outcome", "go");

    relay.goTo(Date.from(relay.change(ofTheOverlay).effectiveAt().orElseThrow()));
    assertThat(
            registry
                .resolve(base.policyId(), new Market("SG"), relay.now(), relay.now())
                .orElseThrow()
                .entry()
                .text())
        .contains("21 or older", "A licence must be shown.");
  }

  @Test
  void aDraftedBaseIsHeldAgainstAsDrafted() {
    relay.propose("policy-specialist", proposal(base));
    var looser = tightened("The audience must be 16 or older.");

    assertThatThrownBy(() -> relay.propose("policy-specialist", proposal(looser)))
        .hasMessageContaining("looser than clause c2");
  }

  @Test
  void whatLeavesAMarketWithoutAPolicySaysSoBeforeItIsReleased() {
    var published = wording.published("1. Ads must be shown to adults.");
    var change =
        relay.propose(
            "policy-specialist", proposal(published.with(Map.of("jurisdictions", List.of("SG")))));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    // a rule that should be kept is reviewed by two teams
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");

    assertThat(briefing(change, "Task_ApproveChange"))
        .contains("Markets that it drops", "It leaves Thailand (TH) without a policy from")
        .as("by the reader's clock, as on the page")
        .contains("Singapore (UTC+8)**")
        .doesNotContain("Bangkok");
    var manager = Http.at(port).as("policy-manager");
    assertThat(
            manager
                .get("/api/policy-changes/" + change)
                .json()
                .at("/leftWithout/0/market")
                .asText())
        .isEqualTo("TH");
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains("leaves Thailand (TH) without a policy from");
  }

  @Test
  void aDayThatIsOverIsNoDayToBeginOn() {
    var change = relay.propose("policy-specialist", proposal(dated("2020-01-01")));
    var draft = relay.task(change, "Task_DraftRevision").getId();

    assertThatThrownBy(() -> relay.answer("policy-specialist", draft, "outcome", "submit"))
        .hasMessageContaining("in force by law from 2020-01-01, which is over");
  }

  @Test
  void aDayThatTheNoticeDoesNotLeaveIsNotApproved() {
    var tomorrow = LocalDate.ofInstant(relay.now(), ZoneId.of("Asia/Singapore")).plusDays(1);
    var change = relay.propose("policy-specialist", proposal(dated(tomorrow.toString())));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);
    var approval = relay.task(change, "Task_ApproveChange").getId();

    assertThatThrownBy(() -> relay.answer("policy-manager", approval, "outcome", "approve"))
        .hasMessageContaining("in force by law from " + tomorrow);
  }

  @Test
  void theDayOfTheEntryIsTheDayOfTheRelease() {
    var zone = ZoneId.of("Asia/Singapore");
    var day = LocalDate.ofInstant(relay.now(), zone).plusDays(90);
    var change = relay.propose("policy-specialist", proposal(dated(day.toString())));
    upToRelease(change);
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");

    assertThat(relay.change(change).effectiveAt()).contains(day.atStartOfDay(zone).toInstant());
  }

  private PolicyEntry tightened(String clause) {
    return family.overlay("A licence must be shown.", tightens("c2", clause));
  }

  private void upToRelease(String change) {
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(change);
  }

  private String briefing(String change, String step) {
    return Http.at(port).as("policy-manager").form(relay.task(change, step).getId()).text();
  }

  private static PolicyEntry dated(String day) {
    return mustRule().with(Map.of("effective_date", day, "jurisdictions", List.of("SG")));
  }
}
