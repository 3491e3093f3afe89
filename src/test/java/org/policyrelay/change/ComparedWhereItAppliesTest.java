package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;
import static org.policyrelay.support.Policies.stance;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A slip of the pen in a version brings all of it to those who do not read that version now. */
@RelayTest
@StoppedTime
class ComparedWhereItAppliesTest {

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @Autowired Wording wording;
  @Autowired ChangeOutlook outlook;
  @LocalServerPort int port;

  private final PolicyEntry ban = stance(shouldRule(), "prohibited");
  private final PolicyEntry permit = stance(ban, "allowed");
  private final PolicyEntry slip =
      permit.with(Map.of("policy", permit.text().replace("ads must", "ads  must")));

  @BeforeEach
  void aBanIsInForce() {
    relay.publish("1.0.0", ban);
    relay.pass(Duration.ofHours(1));
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

  /** Of what is announced nothing changes; of what people keep to now, all of it does. */
  @Test
  void whatIsAnnouncedAndProposedAgainIsNotToldAsNothing() {
    relay.announce("2.0.0", permit, Duration.ofDays(30));

    assertThat(briefing("qa-lead", assessed(permit).key(), "Task_AcceptHandoff @qa"))
        .contains("nothing changes against the newest version")
        .contains(
            "in Singapore (SG), Thailand (TH), where version 1.0.0 applies: stance changes from")
        .doesNotContainPattern("nothing changes(?! against)");
  }

  /** Who approves it reads what its readers have, and not the newest alone. */
  @Test
  void theWordsAreShownAgainstEachOfThem() {
    relay.publish("2.0.0", permit.with(Map.of("policy", "Gin ads must be true.")), "SG");

    assertThat(drafted())
        .contains("Word by word, against version 2.0.0", "in Thailand (TH), against version 1.0.0")
        .doesNotContain("is announced for");
  }

  @Test
  void onceItIsReleasedItIsHeldAgainstWhatAppliedThen() {
    relay.publish("2.0.0", permit.with(Map.of("policy", "Gin ads must be true.")), "SG");
    var change = relay.emergency(slip);

    assertThat(briefing("qa-lead", change, "Task_AcceptHandoff @qa"))
        .contains("Word by word, against version 2.0.0", "in Thailand (TH), against version 1.0.0")
        .contains("in Thailand (TH), where version 1.0.0 applies: stance changes from prohibited");
  }

  @Test
  void whatComesBeforeItWasAnnouncedIsSaid() {
    relay.announce("2.0.0", permit, Duration.ofDays(60));

    assertThat(drafted())
        .contains(
            "Version 2.0.0 is announced for Singapore (SG), Thailand (TH), from ",
            "takes its place");
    assertThat(briefing("qa-lead", assessed().key(), "Task_AcceptHandoff @qa"))
        .containsPattern(
            "is announced for Singapore \\(SG\\), Thailand \\(TH\\), from [^;*]+ in Thailand \\(UTC\\+7\\); [^;*]+ in Singapore \\(UTC\\+8\\)")
        .containsPattern(
            "Released now, this applies there from [^;*]+, 00:00 in Singapore \\(UTC\\+8\\), Thailand \\(UTC\\+7\\), before it, and takes its place");
  }

  /** What a higher number has taken the place of before its day is announced no more. */
  @Test
  void whatWillNeverComeIntoEffectIsNotToldAsAnnounced() {
    relay.announce("2.0.0", permit, Duration.ofDays(60));
    assertThat(drafted()).contains("Version 2.0.0 is announced for Singapore (SG), Thailand (TH)");
    relay.publish("2.0.1", permit.with(Map.of("policy", "Gin ads must be true.")), "SG");
    relay.pass(Duration.ofHours(1));

    assertThat(drafted())
        .contains("Version 2.0.0 is announced for Thailand (TH), from ")
        .doesNotContain("is announced for Singapore");
  }

  /** How much notice it takes is not known before its impact is. */
  @Test
  void fromWhenIsNotSaidBeforeItIsAssessed() {
    relay.announce("2.0.0", permit, Duration.ofDays(7));

    assertThat(drafted())
        .contains("Version 2.0.0 is announced for", "notice of up to 14 days is possible")
        .doesNotContain("Released now, this applies");
  }

  /** The higher number stands above the other from the same instant on. */
  @Test
  void whatComesWithItIsSaid() {
    var change = assessed();
    var from = outlook.wouldApply(change).getOrDefault(new Market("SG"), relay.now());
    relay.announce("2.0.0", permit, Duration.between(relay.now(), from));

    assertThat(briefing("qa-lead", change.key(), "Task_AcceptHandoff @qa"))
        .contains("Version 2.0.0 is announced for Singapore (SG), from ")
        .contains(", with it, and takes its place");
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

  private String drafted() {
    var change = relay.propose("policy-specialist", proposal(slip));
    return briefing("policy-specialist", change, "Task_DraftRevision");
  }

  private String briefing(String user, String change, String step) {
    return wording
        .briefing(Http.at(port).as(user), relay.task(change, step).getId())
        .replace("\\", "");
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
