package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.publishing.Publications;
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
  private static final String CLAIMED = "its drafter says by the version that the rule stays as it";
  private static final String APPROVED =
      "its drafter said by the version that the rule stays as it is, and it was approved so";
  private static final String OF_ANOTHER =
      "its drafter said by the version that the rule stays as it is, and it was approved so against"
          + " another version; no program can tell of this one";
  private static final String APPROVAL = "Task_ApproveChange";
  private static final String RELEASE = "Task_ReleaseToMarkets";

  @Autowired Relay relay;
  @Autowired PolicyRegistry registry;
  @Autowired Publications publications;
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

  /** Somebody has its number by the time that it is read, approved and released. */
  @Test
  void itStandsWhenOthersPublishBetweenItsAssessmentAndItsApproval() {
    var first = claiming("grown-ups");
    var second = claiming("minors");
    relay.pass(Duration.ofMinutes(1));
    approve(first);
    release(first);
    relay.pass(Duration.ofMinutes(1));

    assertThat(briefing(second, APPROVAL))
        .contains(CLAIMED, "version 1.0.2")
        .doesNotContain("a person has to judge", "**version**: 1.0.1");
    approve(second);
    assertThat(briefing(second, RELEASE)).contains(APPROVED).doesNotContain("another version");
    release(second);

    assertThat(relay.change(second).targetVersion()).contains("1.0.2");
    assertThat(relay.change(second).riskTier()).contains(RiskTier.LOW);
    assertThat(page(second)).contains(APPROVED).doesNotContain("another version");
  }

  /** Who approved it read "adults" where it takes the place of "grown-ups" now. */
  @Test
  void itWasApprovedAgainstAnotherVersionWhereOthersPublishedAfterwards() {
    var other = claiming("grown-ups");
    var change = claiming("children");
    approve(change);
    relay.pass(Duration.ofMinutes(1));
    approve(other);
    release(other);
    relay.pass(Duration.ofMinutes(1));

    assertThat(briefing(change, RELEASE))
        .contains("Since it was approved, version 1.0.1 ([" + other)
        .contains("will be version 1.0.2: read the difference below as if for the first time")
        .contains("What changes: " + OF_ANOTHER);
    release(change);

    assertThat(registry.newestVersion(base.policyId()))
        .map(PublishedVersion::version)
        .contains("1.0.2");
    assertThat(page(change)).contains(OF_ANOTHER);
  }

  /** Its publication comes too late for the number that it was ordered with. */
  @Test
  void itStandsWhenItsPublicationIsNumberedAnew() {
    var change = claiming("minors");
    approve(change);
    relay.answer("policy-manager", relay.task(change, RELEASE).getId(), "outcome", "go");
    relay.settleUntil(() -> !publications.of(change).isEmpty());
    relay.publish("1.0.1", said("adults  "));
    relay.settle();
    relay.complete("policy-manager", change, "Task_RepairPublication", "outcome", "renumber");

    assertThat(relay.change(change).targetVersion()).contains("1.0.2");
  }

  /** The markets that are left get what was approved, too. */
  @Test
  void itIsToldAsApprovedForTheMarketsThatAreLeft() {
    var change =
        submitted(said("minors").with(Map.of("version", "1.1.0", "guidance", "Look twice.")));
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");
    approve(change);
    relay.allDeliverBut("TH", change);
    relay.complete("policy-manager", change, RELEASE, "outcome", "go-for-ready-markets");
    relay.pass(Duration.ofHours(1));
    relay.deliver("training-lead", change, "training");

    assertThat(briefing(change, RELEASE))
        .contains("What changes in Thailand (TH): " + APPROVED)
        .doesNotContain("another version", "a person has to judge");
  }

  /** Nobody has called it anything, and no word is another. */
  @Test
  void whereLinesAreGroupedOtherwiseNobodySaysThatTheRuleStays() {
    var lines = base.with(Map.of("policy", "1. Never\n   with approval on TV."));
    relay.publish("2.0.0", lines);
    relay.pass(Duration.ofMinutes(1));
    var regrouped = submitted(lines.with(Map.of("policy", "1. Never with approval\n   on TV.")));
    assertThat(relay.change(regrouped).riskTier()).contains(RiskTier.LOW);
    assertThat(briefing(regrouped, APPROVAL))
        .contains("read whether the lines say the same as before")
        .contains("no program can tell whether the rule does")
        .doesNotContain("the rule stays as it is");
    approve(regrouped);
    assertThat(briefing(regrouped, RELEASE))
        .contains("no program can tell whether the rule does, and it was approved as it stands");
  }

  private String claiming(String word) {
    return submitted(said(word).with(Map.of("version", "1.0.1")));
  }

  private PolicyEntry said(String word) {
    return base.with(Map.of("policy", TEXT.replace("adults", word)));
  }

  private String submitted(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", proposal(entry));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  private void approve(String change) {
    relay.complete("policy-manager", change, APPROVAL, "outcome", "approve");
  }

  private void release(String change) {
    relay.complete("policy-manager", change, RELEASE, "outcome", "go");
  }

  private String briefing(String change, String step) {
    return wording
        .briefing(Http.at(port).as("policy-manager"), relay.task(change, step).getId())
        .replace("\\", "");
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }
}
