package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.notification.Inbox;
import org.policyrelay.notification.Post;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was assessed as little, and is more by the time that somebody is to approve it. */
@RelayTest
@StoppedTime
class AssessedBeforeOthersTest {

  private static final String TEXT = "1. Alcohol ads must be shown to adults only.";
  private static final String APPROVAL = "Task_ApproveChange";
  private static final List<String> REVIEWS =
      List.of(
          "Task_AcceptHandoff @ad-review",
          "Task_AcceptHandoff @advertiser-experience",
          "Task_AcceptHandoff @qa",
          "Task_AcceptHandoff @training");

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired Audit audit;
  @Autowired Inbox inbox;
  @Autowired Post post;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule().with(Map.of("policy", TEXT));

  @BeforeEach
  void isPublished() {
    relay.publish("1.0.0", base);
    relay.pass(Duration.ofMinutes(1));
  }

  @Test
  void itIsNotApprovedAsWhatItWasAndIsAssessedAnewAfterARework() {
    var change = submitted(relay.propose("policy-specialist", proposal(said(TEXT + " "))));
    assertThat(relay.change(change).riskTier()).contains(RiskTier.LOW);
    assertThat(briefing(change)).doesNotContain("It cannot be approved");
    addClause("2.0.0");

    assertThat(briefing(change))
        .contains(
            "**It cannot be approved as it was assessed:** it was assessed as a change of low risk;"
                + " against what is published now it is one of high risk",
            "asks for more than anybody was asked to do (review by Ad Review, review by QA",
            "send it back, so that it is assessed anew");
    assertRefused(change);

    relay.complete(
        "policy-manager",
        change,
        APPROVAL,
        "outcome",
        "rework",
        "decisionReason",
        "It drops clause 2");
    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "reworkAnswer",
        "Clause 2 is dropped on purpose");
    assertThat(relay.change(change).riskTier()).contains(RiskTier.HIGH);
    assertThat(relay.waiting(change)).containsAll(REVIEWS);
  }

  /** Nobody would look at it afterwards: it was assessed as something that nobody has to. */
  @Test
  void anEmergencyIsNotApprovedAsWhatItWasEither() {
    var change = relay.propose("policy-specialist", emergency(said(TEXT + " ")));
    addClause("2.0.0");

    assertThat(briefing(change))
        .contains("It cannot be approved as it was assessed")
        .doesNotContain("it is public at once", "No team reviews it");
    assertRefused(change);
  }

  /** What the teams said is of the difference from what was public when they said it. */
  @Test
  void whoApprovesIsToldWhatTheReviewsHaveNotSeen() {
    var change =
        submitted(
            relay.propose(
                "policy-specialist",
                proposal(said(TEXT + "\n\n2. No lottery ads must be shown."))));
    relay.pass(Duration.ofMinutes(1));
    relay.allDeliver(change);
    assertThat(briefing(change)).doesNotContain("Since this text was sent in");
    addClause("2.0.0");

    assertThat(briefing(change))
        .contains(
            "**Since this text was sent in, version 2.0.0 (P-"
                + base.policyId()
                + "-2.0.0) has been published.**",
            "which the teams that reviewed it before that have not seen");
  }

  /** A manager who lets it go on although a team objects has not seen that either. */
  @Test
  void whatIsDisputedIsToldAndRefusedAsWell() {
    var change =
        submitted(
            relay.propose(
                "policy-specialist", proposal(said(TEXT).with(Map.of("guidance", "Look twice.")))));
    assertThat(relay.change(change).riskTier()).contains(RiskTier.MEDIUM);
    for (var round = 0; relay.change(change).state() != ChangeState.DISPUTED; round++) {
      assertThat(round).isLessThan(5);
      if (round > 0) {
        relay.complete(
            "policy-specialist",
            change,
            "Task_ReworkRevision",
            "outcome",
            "submit",
            "reworkAnswer",
            "It stays");
      }
      relay.giveBack("qa-lead", change, "qa", "Not so");
      relay.deliver("ad-review-lead", change, "ad-review");
    }
    relay.pass(Duration.ofMinutes(1));
    addClause("2.0.0");
    assertThat(shown(change, "Task_DecideDisputedChange"))
        .contains("Since this text was sent in", "2.0.0");
    relay.complete(
        "policy-manager",
        change,
        "Task_DecideDisputedChange",
        "outcome",
        "proceed",
        "decisionReason",
        "Go on");

    assertThat(briefing(change)).contains("It cannot be approved as it was assessed");
    assertRefused(change);
  }

  /** The step that takes the answer comes a moment later: whoever gave it is asked once more. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatOthersPublishBetweenTheAnswerAndItsStepCountsToo(boolean urgent) {
    var change =
        urgent
            ? relay.propose("policy-specialist", emergency(said(TEXT + " ")))
            : submitted(relay.propose("policy-specialist", proposal(said(TEXT + " "))));
    var answered = relay.task(change, APPROVAL).getId();
    relay.answer("policy-manager", answered, "outcome", "approve");
    relay.wait(Duration.ofMinutes(1));
    publishMore("2.0.0");
    relay.settle();

    assertThat(relay.change(change).approval()).isEmpty();
    assertThat(relay.task(change, APPROVAL).getId()).isNotEqualTo(answered);
    assertThat(briefing(change)).contains("It cannot be approved as it was assessed");
    assertThat(audit.of(change)).extracting(AuditEntry::event).contains("approval-not-taken");
    post.arrive();
    assertThat(inbox.of("policy-manager", false, null, 200))
        .filteredOn(notice -> notice.link().endsWith(change))
        .extracting(Inbox.Item::title)
        .contains("Answer not taken: approve " + base.name());
    relay.complete(
        "policy-manager", change, APPROVAL, "outcome", "rework", "decisionReason", "Others first");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.REWORK);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsNoMoreThanWhatWasAssessedIsApproved(boolean urgent) {
    var more = said(TEXT + "\n\n2. Lottery ads must not be shown.");
    var change =
        urgent
            ? relay.propose("policy-specialist", emergency(more))
            : submitted(relay.propose("policy-specialist", proposal(more)));
    if (!urgent) {
      relay.allDeliver(change);
    }
    relay.publish("1.0.1", said(TEXT + " "));
    relay.pass(Duration.ofMinutes(1));

    assertThat(briefing(change)).doesNotContain("It cannot be approved");
    relay.complete("policy-manager", change, APPROVAL, "outcome", "approve");
    assertThat(relay.change(change).approval()).isPresent();
  }

  private void addClause(String version) {
    publishMore(version);
    relay.pass(Duration.ofMinutes(1));
  }

  private void publishMore(String version) {
    relay.publish(version, said(TEXT + "\n\n2. Betting ads must not be shown."));
  }

  private void assertRefused(String change) {
    assertThatThrownBy(
            () -> relay.complete("policy-manager", change, APPROVAL, "outcome", "approve"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("outcome", "assessment-outdated")));
    assertThat(relay.change(change).approval()).isEmpty();
  }

  private PolicyEntry said(String text) {
    return base.with(Map.of("policy", text));
  }

  private String submitted(String change) {
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  private String briefing(String change) {
    return shown(change, APPROVAL);
  }

  private String shown(String change, String step) {
    return wording
        .briefing(Http.at(port).as("policy-manager"), relay.task(change, step).getId())
        .replace("\\", "");
  }
}
