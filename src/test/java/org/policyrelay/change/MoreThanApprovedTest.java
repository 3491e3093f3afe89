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
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.publishing.Publications;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What its drafter called wording, or a program found to be, and is more by the time that it would
 * be public: others have published another rule in between.
 */
@RelayTest
@StoppedTime
class MoreThanApprovedTest {

  private static final String TEXT =
      "1. Alcohol ads must be shown to adults only.\n2. The operator must  show its licence.";
  private static final String OTHER_SPACE = TEXT.replace("must  show", "must show");
  private static final String OTHER_RULE = TEXT.replace("adults", "minors");
  private static final String MORE = TEXT + "\n3. No spirits must be shown.";
  private static final String APPROVAL = "Task_ApproveChange";
  private static final String RELEASE = "Task_ReleaseToMarkets";
  private static final String REPAIR = "Task_RepairPublication";

  @Autowired Relay relay;
  @Autowired PolicyRegistry registry;
  @Autowired Publications publications;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule().with(Map.of("policy", TEXT));

  @BeforeEach
  void isPublished() {
    relay.publish("1.0.0", base);
    relay.pass(Duration.ofMinutes(1));
  }

  /** They said it of a space, and nothing of who may see the ads. */
  @Test
  void whatItsDrafterSaidIsSaidOfNoOtherWords() {
    var change = submitted(stated(OTHER_SPACE, "1.0.1"));
    assertThat(relay.change(change).riskTier()).contains(RiskTier.LOW);
    others("2.0.0", OTHER_RULE);

    assertThat(briefing(change, APPROVAL))
        .contains("It cannot be approved as it was assessed", "minors")
        .doesNotContain("its drafter says by the version");
    assertRefused(change, APPROVAL, "approve", "assessment-outdated");
    relay.complete(
        "policy-manager", change, APPROVAL, "outcome", "rework", "decisionReason", "Read it anew");
    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "version",
        "",
        "reworkAnswer",
        "Adults are meant");
    assertThat(relay.change(change).riskTier()).contains(RiskTier.HIGH);
  }

  @Test
  void norIsItOnceItIsApproved() {
    var change = submitted(stated(OTHER_SPACE, "1.0.1"));
    relay.complete("policy-manager", change, APPROVAL, "outcome", "approve");
    relay.pass(Duration.ofMinutes(1));
    others("2.0.0", OTHER_RULE);

    assertThat(briefing(change, RELEASE))
        .contains("It cannot be released as it was approved")
        .doesNotContain("its drafter said by the version");
    assertRefused(change, RELEASE, "go", "approval-outdated");
  }

  /** What came in between is as if it had never been. */
  @Test
  void whatWasTakenBackTakesNothingFromWhatWasSaid() {
    var change = submitted(stated(TEXT.replace("adults", "grown-ups"), "1.0.1"));
    var other = relay.propose("policy-specialist", emergency(said(MORE)));
    relay.complete("policy-manager", other, APPROVAL, "outcome", "approve");
    relay.pass(Duration.ofMinutes(1));
    assertRefused(change, APPROVAL, "approve", "assessment-outdated");

    withdraw(other);
    relay.pass(Duration.ofMinutes(1));
    assertThat(briefing(change, APPROVAL))
        .contains("its drafter says by the version")
        .doesNotContain("It cannot be approved");
    relay.complete("policy-manager", change, APPROVAL, "outcome", "approve");
    assertThat(relay.change(change).approval()).isPresent();
  }

  /** Guidance came in between: the rule stays, and what was said is too little all the same. */
  @Test
  void whatWasSaidTooLittleOfIsStillRead() {
    var change = submitted(stated(TEXT.replace("adults", "grown-ups"), "1.0.1"));
    relay.publish("1.1.0", base.with(Map.of("guidance", "Look for a bottle.")));
    relay.pass(Duration.ofMinutes(1));

    var manager = Http.at(port).as("policy-manager");
    assertThat(manager.get("/api/policy-changes/" + change).status()).isEqualTo(200);
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).status())
        .isEqualTo(200);
    assertThat(briefing(change, APPROVAL)).contains("It cannot be approved as it was assessed");
    assertRefused(change, APPROVAL, "approve", "assessment-outdated");
  }

  /** Nobody reviews it afterwards: it was found to be a space. */
  @Test
  void anEmergencyThatOthersOvertakeOnItsWayIsKeptBack() {
    var change = relay.propose("policy-specialist", emergency(said(OTHER_SPACE)));
    relay.answer("policy-manager", relay.task(change, APPROVAL).getId(), "outcome", "approve");
    assertKeptBack(change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0.1"})
  void soIsWhatWasReleased(String version) {
    var change = submitted(version.isEmpty() ? said(OTHER_SPACE) : stated(OTHER_SPACE, version));
    relay.complete("policy-manager", change, APPROVAL, "outcome", "approve");
    relay.answer("policy-manager", relay.task(change, RELEASE).getId(), "outcome", "go");
    assertKeptBack(change);
  }

  /** Reads the same, and only its number is somebody else's. */
  @Test
  void whatIsNoMoreGoesOnUnderAnotherNumber() {
    var change = submitted(said(OTHER_SPACE));
    relay.complete("policy-manager", change, APPROVAL, "outcome", "approve");
    relay.answer("policy-manager", relay.task(change, RELEASE).getId(), "outcome", "go");
    relay.settleUntil(() -> !publications.of(change).isEmpty());
    relay.publish("1.0.1", said(TEXT + " "));
    relay.settle();

    relay.complete("policy-manager", change, REPAIR, "outcome", "renumber");
    assertThat(relay.change(change).targetVersion()).contains("1.0.2");
  }

  /** Both were approved as what they are, and neither beside the other. */
  @Test
  void whoWroteItIsNotTheOnlyOneWhoReadsItBesideWhatOthersPublished() {
    var change =
        relay.propose(
            "policy-manager", emergency(said(TEXT.replace("adults", "people of 21 and older"))));
    relay.answer("policy-manager-2", relay.task(change, APPROVAL).getId(), "outcome", "approve");
    relay.settleUntil(() -> !publications.of(change).isEmpty());
    relay.wait(Duration.ofSeconds(1));
    relay.publish("2.0.0", said(MORE));
    relay.settle();

    assertThat(shown(change, REPAIR, "finding"))
        .contains(
            "It was not approved against version 2.0.0",
            "the rule in clause §1 changes; clause §3 is removed",
            "[word by word](/changes/" + change + ")");
    var waiting = publications.of(change).get(0);
    for (Consumer<String> again :
        List.<Consumer<String>>of(
            by -> publications.requireRead(waiting, by),
            by -> publications.renumber(waiting.key(), by))) {
      assertThatThrownBy(() -> again.accept("policy-manager"))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FOUR_EYES));
    }
    assertThat(newest()).isEqualTo("2.0.0");
    relay.complete("policy-manager-2", change, REPAIR, "outcome", "renumber");
    assertThat(newest()).isEqualTo("3.0.0");
  }

  private void assertKeptBack(String change) {
    relay.settleUntil(() -> !publications.of(change).isEmpty());
    relay.wait(Duration.ofSeconds(1));
    relay.publish("2.0.0", said(MORE));
    relay.settle();

    assertThat(newest()).isEqualTo("2.0.0");
    assertThat(shown(change, REPAIR, "finding"))
        .contains(
            "it was approved as a change of low risk; against what is published now it is one of"
                + " high risk",
            "withdraw it, and propose it anew");
    assertRefused(change, REPAIR, "renumber", "approval-outdated");
    relay.complete("policy-manager", change, REPAIR, "outcome", "publish-again");
    assertThat(newest()).isEqualTo("2.0.0");
    assertThat(relay.task(change, REPAIR)).isNotNull();

    withdraw(change);
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(newest()).isEqualTo("2.0.0");
  }

  private String newest() {
    return registry.newestVersion(base.policyId()).map(PublishedVersion::version).orElse("none");
  }

  private void others(String version, String text) {
    relay.publish(version, said(text));
    relay.pass(Duration.ofMinutes(1));
  }

  private void assertRefused(String change, String step, String outcome, String code) {
    assertThatThrownBy(() -> relay.complete("policy-manager", change, step, "outcome", outcome))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("outcome", code)));
  }

  private void withdraw(String change) {
    var answer =
        Http.at(port)
            .as("policy-manager")
            .post("/api/policy-changes/" + change + "/withdraw", Map.of("reason", "A mistake"));
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
    relay.settle();
  }

  private PolicyEntry said(String text) {
    return base.with(Map.of("policy", text));
  }

  private PolicyEntry stated(String text, String version) {
    return said(text).with(Map.of("version", version));
  }

  private String submitted(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", proposal(entry));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.pass(Duration.ofMinutes(1));
    return change;
  }

  private String briefing(String change, String step) {
    return shown(change, step, "briefing");
  }

  private String shown(String change, String step, String field) {
    return Http.at(port)
        .as("policy-manager")
        .shown(relay.task(change, step).getId(), field)
        .replace("\\", "");
  }
}
