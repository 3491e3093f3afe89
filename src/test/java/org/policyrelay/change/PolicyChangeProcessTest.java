package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

@RelayTest
class PolicyChangeProcessTest {

  @Autowired Relay relay;
  @Autowired PolicyRegistry registry;

  @AfterEach
  void resetTime() {
    relay.resetTime();
  }

  @Test
  void aHighRiskChangeWalksThroughFiveTeamsAndIsEnforced() {
    var entry = mustRule();
    var change = relay.propose("policy-specialist", proposal(entry));

    assertThat(relay.waiting(change)).containsExactly("Task_DraftRevision");
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");

    assertThat(relay.waiting(change))
        .containsExactly(
            "Task_AcceptHandoff @ad-review",
            "Task_AcceptHandoff @advertiser-experience",
            "Task_AcceptHandoff @qa",
            "Task_AcceptHandoff @training");
    review(change, "ad-review-lead", "ad-review");
    review(change, "advertiser-experience-lead", "advertiser-experience");
    review(change, "qa-lead", "qa");
    review(change, "training-lead", "training");

    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");

    review(change, "ad-review-lead", "ad-review");
    review(change, "advertiser-experience-lead", "advertiser-experience");
    review(change, "qa-lead", "qa");
    review(change, "training-lead", "training");

    assertThat(relay.waiting(change)).containsExactly("Task_ReleaseToMarkets");
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.PUBLISHED);
    assertThat(registry.newest(entry.policyId()).orElseThrow().text()).isEqualTo(entry.text());

    relay.goTo(Date.from(relay.change(change).effectiveAt().orElseThrow()));
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    review(change, "qa-lead", "qa");
    relay.goTo(
        Date.from(
            relay.change(change).effectiveAt().orElseThrow().plus(java.time.Duration.ofDays(14))));
    assertThat(relay.waiting(change)).isEmpty();
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.ENFORCED);
  }

  private void review(String change, String lead, String team) {
    relay.complete(lead, change, "Task_AcceptHandoff @" + team, "outcome", "accept");
    relay.complete(
        lead,
        change,
        "Task_DeliverWork @" + team,
        "outcome",
        "deliver",
        "evidence",
        "https://wiki.example/evidence");
  }
}
