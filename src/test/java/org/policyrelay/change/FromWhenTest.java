package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who approves a change decides from when it applies, too: a ban that begins in a hundred years is
 * none.
 */
@RelayTest
@StoppedTime
class FromWhenTest {

  @Autowired Relay relay;
  @Autowired PolicyRegistry registry;
  @LocalServerPort int port;

  private final PolicyEntry entry =
      mustRule().with(Map.of("jurisdictions", List.of("SG", "TH"), "policy", "No such ads."));

  @Test
  void anEmergencyAppliesAtOnceAndItsApproverReadsThat() {
    var change = relay.propose("policy-specialist", emergency(null, null));

    assertThat(shown(change, "Task_ApproveChange"))
        .contains(
            "**From when:** approved now, it is public at once, and applies at once in Singapore"
                + " (SG), Thailand (TH).");
  }

  @Test
  void whatAnEmergencyWasAskedForIsInTheFormAndOnThePage() {
    var change = relay.propose("policy-specialist", emergency(in(3650).plusSeconds(30), null));
    var year = in(3650).atOffset(ZoneOffset.UTC).getYear();

    assertThat(shown(change, "Task_ApproveChange"))
        .containsPattern("public at once, and applies from \\d+ \\w+ %d".formatted(year))
        .contains("So it was asked for.");
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .containsPattern("public at once, and applies from \\d+ \\w+ %d".formatted(year));
  }

  @Test
  void anOrdinaryChangeSaysWhatItWouldBeReleasedFrom() {
    var change = relay.propose("policy-specialist", proposal(entry, in(3650), false, null));
    var year = in(3650).atOffset(ZoneOffset.UTC).getYear();
    assertThat(shown(change, "Task_DraftRevision"))
        .containsPattern(
            "\\*\\*From when:\\*\\* it was asked for from \\d+ \\w+ %d".formatted(year));

    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("training-lead", change, "training");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");

    assertThat(shown(change, "Task_ApproveChange"))
        .containsPattern("released now, it would apply from \\d+ \\w+ %d".formatted(year))
        .contains("Advertisers have ", " days' notice of it.");
  }

  @Test
  void anOrderThatWouldBeMissedIsSaidAndAWishBehindItRefused() {
    assertThatThrownBy(() -> emergency(in(24), in(3)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("lies after the statutory deadline");
    var named =
        entry.with(
            Map.of(
                "effective_date",
                LocalDate.ofInstant(in(24), ZoneId.of("Asia/Singapore")).toString()));
    assertThatThrownBy(() -> relay.propose("policy-specialist", proposal(named, null, true, in(3))))
        .satisfies(
            refusal ->
                assertThat(((RefusedException) refusal).fields())
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("effective_date", "after-deadline")));

    var change = relay.propose("policy-specialist", emergency(null, in(1)));
    assertThat(shown(change, "Task_ApproveChange")).doesNotContain("after the statutory deadline");
    relay.pass(Duration.ofDays(2));
    assertThat(shown(change, "Task_ApproveChange"))
        .contains("**That is after the statutory deadline");
  }

  /** One truth: a version does not apply before it says that it holds. */
  @Test
  void itAppliesInNoMarketBeforeItsTimelineLetsItHold() {
    var later = withTimeline(in(40));
    var change = relay.propose("policy-specialist", proposal(later, in(2), true, null));
    assertThat(shown(change, "Task_ApproveChange"))
        .containsPattern("public at once, and applies from \\d+ \\w+ \\d+");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");

    var released = registry.newestVersion(later.policyId()).orElseThrow();
    assertThat(released.effectiveFrom(new Market("SG"))).contains(in(40));
    assertThat(released.effectiveFrom(new Market("TH"))).contains(in(2));
    assertThat(Http.at(port).get("/policies/%s/markets/SG".formatted(later.policyId())).text())
        .contains("This is published and takes effect", "Next: it holds for new ads");
  }

  @Test
  void anOrderIsNotObeyedByATimelineThatLetsItHoldLater() {
    assertThatThrownBy(
            () ->
                relay.propose(
                    "policy-specialist", proposal(withTimeline(in(4)), null, true, in(3))))
        .satisfies(
            refusal ->
                assertThat(((RefusedException) refusal).fields())
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("ext.relay.timeline.SG.effective", "after-deadline")));
    relay.propose("policy-specialist", proposal(withTimeline(in(3)), null, true, in(3)));
  }

  @Test
  void aTimelineThatNoReleaseCanKeepIsRefusedWithTheFirstDayThatOneCan() {
    var change = relay.propose("policy-specialist", proposal(withTimeline(in(3)), null, false));
    assertThatThrownBy(
            () ->
                relay.complete(
                    "policy-specialist", change, "Task_DraftRevision", "outcome", "submit"))
        .satisfies(FromWhenTest::isTooEarly)
        .hasMessageContaining("must not lie before %s".formatted(dayIn(15)));
    assertThat(relay.waiting(change)).contains("Task_DraftRevision");

    assertThatThrownBy(
            () ->
                relay.propose(
                    "policy-specialist", proposal(withTimeline(in(-20)), null, true, null)))
        .satisfies(FromWhenTest::isTooEarly);
    relay.propose("policy-specialist", proposal(withTimeline(relay.now()), null, true, null));
  }

  /** Whoever wants nobody to read it before that releases it then. */
  @Test
  void whatIsReleasedBeforeItIsAnnouncedSaysSo() {
    var early =
        relay.propose("policy-specialist", proposal(withStep("announce", in(9)), null, true, null));
    assertThat(shown(early, "Task_ApproveChange"))
        .containsPattern(
            "It is public as soon as it is released, before its timeline announces it, \\d+ \\w+"
                + " \\d+, \\d\\d:\\d\\d in Singapore");
    var late =
        relay.propose(
            "policy-specialist", proposal(withStep("announce", in(-9)), null, true, null));
    assertThat(shown(late, "Task_ApproveChange")).doesNotContain("before its timeline announces");
  }

  /** None of what binds somebody is told to have done so before it could. */
  @ParameterizedTest
  @ValueSource(strings = {"effective", "enforce_from", "full_by", "existing_ads_until"})
  void noStepThatBindsLiesBeforeTheFirstDayOfARelease(String step) {
    assertThatThrownBy(
            () ->
                relay.propose(
                    "policy-specialist", proposal(withStep(step, in(-20)), null, true, null)))
        .satisfies(refusal -> isTooEarly(refusal, step));
    var change = relay.propose("policy-specialist", proposal(withStep(step, in(3)), null, false));
    assertThatThrownBy(
            () ->
                relay.complete(
                    "policy-specialist", change, "Task_DraftRevision", "outcome", "submit"))
        .satisfies(refusal -> isTooEarly(refusal, step));

    var told = withStep(step, in(1));
    relay.inEffect(withStep(step, in(20)).with(Map.of("policy_id", told.policyId())));
    var newest = registry.newestVersion(told.policyId()).orElseThrow().entry();
    relay.pass(Duration.ofDays(30));
    var next =
        relay.emergency(newest.without("version").with(Map.of("policy", "No such ads at all.")));
    assertThat(relay.change(next).state()).isEqualTo(ChangeState.IN_EFFECT);
  }

  /** That the public is told and that advertisers can apply may well be past. */
  @ParameterizedTest
  @ValueSource(strings = {"announce", "apply_from"})
  void whatBindsNobodyMayBePast(String step) {
    relay.propose("policy-specialist", proposal(withStep(step, in(-20)), null, true, null));
  }

  /** Who is late is told so by the form, and neither approves nor releases it. */
  @Test
  void whatWasInTimeAndIsLateIsRefusedAtApprovalAndAtRelease() {
    var emergency =
        relay.propose("policy-specialist", proposal(withTimeline(in(1)), null, true, null));
    relay.pass(Duration.ofDays(3));
    assertThat(shown(emergency, "Task_ApproveChange").replace("\\", ""))
        .contains("**It cannot be released so: timeline: SG: effective must not lie before");
    assertThatThrownBy(
            () ->
                relay.complete(
                    "policy-manager", emergency, "Task_ApproveChange", "outcome", "approve"))
        .satisfies(FromWhenTest::isTooEarly);

    var change = relay.approved(withTimeline(in(17)));
    relay.allDeliver(change);
    relay.pass(Duration.ofDays(6));
    assertThat(shown(change, "Task_ReleaseToMarkets")).contains("**It cannot be released so:");
    assertThatThrownBy(
            () ->
                relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go"))
        .satisfies(FromWhenTest::isTooEarly);
  }

  /** What readers have been told of a policy stays what it was in its next version. */
  @Test
  void anInstantThatIsPublicIsCarriedOver() {
    var first = withTimeline(in(1));
    relay.inEffect(withTimeline(in(20)).with(Map.of("policy_id", first.policyId())));
    var newest = registry.newestVersion(first.policyId()).orElseThrow().entry();

    var change =
        relay.emergency(newest.without("version").with(Map.of("policy", "No such ads at all.")));

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    var released = registry.newestVersion(first.policyId()).orElseThrow();
    var begins = LocalDate.ofInstant(released.publishedAt(), ZoneId.of("Asia/Singapore"));
    assertThat(Http.at(port).get("/policies/%s/markets/SG".formatted(first.policyId())).text())
        .containsPattern(
            "It holds for new ads: %d \\w+ %d".formatted(begins.getDayOfMonth(), begins.getYear()));
  }

  private static void isTooEarly(Throwable refusal) {
    isTooEarly(refusal, "effective");
  }

  private static void isTooEarly(Throwable refusal, String step) {
    assertThat(refusal).isInstanceOf(RefusedException.class);
    assertThat(((RefusedException) refusal).code()).isEqualTo(ErrorCode.EFFECTIVE_DATE_DIFFERS);
    assertThat(((RefusedException) refusal).fields())
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(tuple("ext.relay.timeline.SG." + step, "too-early"));
  }

  private LocalDate dayIn(int days) {
    return LocalDate.ofInstant(in(days), ZoneId.of("Asia/Singapore"));
  }

  private PolicyEntry withTimeline(Instant effective) {
    return withStep("effective", effective);
  }

  private PolicyEntry withStep(String step, Instant at) {
    return entry.with(
        Map.of(
            "ext", Map.of("relay", Map.of("timeline", Map.of("SG", Map.of(step, at.toString()))))));
  }

  @Test
  void aLastDayThatIsOverBeforeItCouldApplyIsRefusedAtEveryStep() {
    var yesterday = lastDay(-2);
    assertThatThrownBy(
            () -> relay.propose("policy-specialist", proposal(yesterday, null, true, null)))
        .satisfies(FromWhenTest::isOfTheLastDay);
    var soon = lastDay(5);
    assertThatThrownBy(() -> relay.propose("policy-specialist", proposal(soon, in(20), true, null)))
        .satisfies(FromWhenTest::isOfTheLastDay);

    var change = relay.propose("policy-specialist", proposal(soon, null, true, null));
    relay.pass(Duration.ofDays(8));
    assertThatThrownBy(
            () ->
                relay.complete(
                    "policy-manager", change, "Task_ApproveChange", "outcome", "approve"))
        .satisfies(FromWhenTest::isOfTheLastDay);
    assertThat(relay.waiting(change)).contains("Task_ApproveChange");
  }

  private static void isOfTheLastDay(Throwable refusal) {
    assertThat(refusal).isInstanceOf(RefusedException.class);
    assertThat(((RefusedException) refusal).code()).isEqualTo(ErrorCode.EFFECTIVE_DATE_DIFFERS);
    assertThat(refusal).hasMessageStartingWith("last day is ");
  }

  private PolicyEntry lastDay(int days) {
    var day = LocalDate.ofInstant(relay.now(), ZoneId.of("Asia/Singapore")).plusDays(days);
    return entry.with(Map.of("sunset_date", day.toString()));
  }

  private Instant in(int days) {
    return relay.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
  }

  private Proposal emergency(@Nullable Instant wanted, @Nullable Instant deadline) {
    return proposal(entry, wanted, true, deadline);
  }

  private static Proposal proposal(PolicyEntry entry, @Nullable Instant wanted, boolean emergency) {
    return proposal(entry, wanted, emergency, null);
  }

  private static Proposal proposal(
      PolicyEntry entry, @Nullable Instant wanted, boolean emergency, @Nullable Instant deadline) {
    return new Proposal(
        entry,
        "Summary of the change",
        "Because",
        Proposal.Origin.MANUAL,
        wanted,
        emergency,
        deadline,
        null);
  }

  private String shown(String change, String step) {
    return Http.at(port).as("policy-manager").form(relay.task(change, step).getId()).text();
  }
}
