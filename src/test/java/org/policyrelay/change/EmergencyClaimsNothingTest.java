package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An order is reviewed afterwards as what it is: nobody says by its version that it is less. */
@RelayTest
@StoppedTime
class EmergencyClaimsNothingTest {

  private static final String START =
      "/engine-rest/process-definition/key/policy-change/submit-form";
  private static final String TEXT = "1. Alcohol ads must be shown to adults only.";
  private static final String INSTEAD = "leave the version out";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Wording wording;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule().with(Map.of("policy", TEXT));
  private final PolicyEntry swapped = base.with(Map.of("policy", TEXT.replace("adults", "minors")));

  @BeforeEach
  void isPublished() {
    relay.publish("1.0.0", base);
    relay.pass(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.1", "1.1.0"})
  void aVersionThatCallsItLessIsRefused(String version) {
    var claiming = emergency(swapped.with(Map.of("version", version)));

    assertThatThrownBy(() -> changes.propose(claiming, "policy-specialist"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused).hasMessageContaining(INSTEAD);
              assertThat(refused.fields()).extracting(FieldError::field).containsExactly("version");
            });
  }

  @Test
  void soItIsOverTheApi() {
    var refused =
        specialist()
            .post(
                "/api/policy-changes",
                Map.of(
                    "policy",
                    swapped.with(Map.of("version", "1.0.1")).json(),
                    "summary",
                    "Order",
                    "reason",
                    "Order 17",
                    "emergency",
                    true));

    assertThat(refused.status()).as(refused.text()).isBetween(400, 499);
    assertThat(refused.text()).contains(INSTEAD, "\"version\"");
  }

  @Test
  void soItIsInTasklist() {
    var refused =
        specialist()
            .post(
                START,
                Http.variables(
                    "kind", "revision",
                    "policyId", base.policyId(),
                    "version", "1.0.1",
                    "policyText", swapped.text(),
                    "summary", "Order",
                    "reason", "Order 17",
                    "emergency", true));

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.text()).contains(INSTEAD);
  }

  @Test
  void withoutAVersionItIsReviewedAndItsApproverReadsByWhom() {
    var change = relay.propose("policy-specialist", emergency(swapped));

    assertThat(approval(change))
        .contains(
            "No team has reviewed it: Ad Review, QA, Training, Advertiser Experience do so"
                + " afterwards.");
  }

  /** Nothing is said of what a program can tell to be wording, and nobody has to read it. */
  @Test
  void aVersionThatClaimsNothingIsTakenAndItsApproverReadsThatNoTeamReviews() {
    var worded =
        base.with(Map.of("policy", TEXT.replace("ads must", "ads  must"), "version", "1.1.0"));
    var change = relay.propose("policy-specialist", emergency(worded));

    assertThat(approval(change))
        .contains("version 1.1.0")
        .contains("No team reviews it, before or afterwards: its impact asks for none.")
        .doesNotContain("do so afterwards");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.pass(Duration.ofMinutes(1));
    assertThat(relay.change(change).targetVersion()).contains("1.1.0");
    assertThat(
            wording.briefing(
                Http.at(port).as("qa-lead"), relay.task(change, "Task_AcceptHandoff @qa").getId()))
        .doesNotContain("An emergency is reviewed afterwards");
  }

  /** What others publish before it is public makes it no claim either. */
  @Test
  void whatItWasNumberedForWordingSaysNothingOfAnotherVersion() {
    var worded =
        base.with(Map.of("policy", TEXT.replace("ads must", "ads  must"), "version", "1.0.1"));
    var change = relay.propose("policy-specialist", emergency(worded));
    relay.pass(Duration.ofMinutes(1));
    relay.publish("1.0.1", swapped);
    relay.pass(Duration.ofMinutes(1));

    assertThat(approval(change))
        .contains("What changes: the rule changes, and a person has to judge which way")
        .doesNotContain("by the version");
  }

  private String approval(String change) {
    return wording
        .briefing(
            Http.at(port).as("policy-manager"), relay.task(change, "Task_ApproveChange").getId())
        .replace("\\", "");
  }

  private Http specialist() {
    return Http.at(port).as("policy-specialist");
  }
}
