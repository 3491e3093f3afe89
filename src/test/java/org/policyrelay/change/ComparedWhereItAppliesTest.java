package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;
import static org.policyrelay.support.Policies.stance;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A slip of the pen in a version brings all of it to those who do not read that version now. */
@RelayTest
class ComparedWhereItAppliesTest {

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;

  private final PolicyEntry ban = stance(shouldRule(), "prohibited");
  private final PolicyEntry permit = stance(ban, "allowed");
  private final PolicyEntry slip =
      permit.with(Map.of("policy", permit.text().replace("ads must", "ads  must")));

  @BeforeEach
  void aBanIsInForce() {
    relay.stopTime();
    relay.publish("1.0.0", ban);
    relay.pass(Duration.ofHours(1));
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void whatIsAnnouncedForLaterIsNotWhatApplies() {
    relay.announce("2.0.0", permit, Duration.ofDays(30));

    bringsThePermission(assessed());
  }

  @Test
  void whatIsReleasedToOthersIsNotWhatApplies() {
    relay.publish("2.0.0", permit, "SG");

    bringsThePermission(assessed());
  }

  @Test
  void whatIsInForceEverywhereIsComparedWithItselfAlone() {
    relay.publish("2.0.0", permit);
    relay.pass(Duration.ofHours(1));

    var change = assessed();
    assertThat(change.riskTier()).contains(RiskTier.LOW);
    assertThat(change.targetVersion()).contains("2.0.1");
  }

  /** Whoever has read that nothing applies learns of all of it as of something new. */
  @Test
  void whatWasWithdrawnWholeComesAnewAndNotAsAWord() {
    var policy = stance(shouldRule(), "allowed");
    publisher.publish(
        Policies.order(policy, "1.0.0", "W-" + policy.policyId(), relay.now(), "SG", "TH"));
    relay.pass(Duration.ofHours(1));
    publisher.rollBack("W-" + policy.policyId(), relay.now(), "not wanted");
    relay.pass(Duration.ofHours(1));

    var change =
        assessed(policy.with(Map.of("policy", policy.text().replace("ads must", "ads  must"))));

    assertThat(change.riskTier()).isPresent().get().isNotEqualTo(RiskTier.LOW);
  }

  private static void bringsThePermission(PolicyChange change) {
    assertThat(change.riskTier()).isPresent().get().isNotEqualTo(RiskTier.LOW);
    assertThat(change.impact().noticeDays()).isPositive();
    assertThat(change.targetVersion()).contains("3.0.0");
  }

  private PolicyChange assessed() {
    return assessed(slip);
  }

  private PolicyChange assessed(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", proposal(entry));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return relay.change(change);
  }
}
