package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Between the approval that publishes a change and its release something else became public. */
@RelayTest
class ReleaseRefusedTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyPublisher publisher;
  @Autowired ManagementService management;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;

  private final PolicyEntry base = mustRule();
  private final String id = base.policyId();

  @BeforeEach
  void stopTime() {
    relay.stopTime();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void itIsNotHeldMeanwhileAndWhoManagesPoliciesIsToldWhyItGoesNoFurther() {
    var settlement = approved();
    assertThatThrownBy(() -> changes.hold(settlement, "policy-manager", "wait"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is being published");

    relay.wait(Duration.ofMinutes(1));
    publish(
        "2.0.0", overlay("A licence must be shown.\n\n2. Lottery ads must not be shown."), "SG");
    for (var tried = 1; tried <= 3; tried++) {
      assertThat(told(settlement)).as("before try " + tried).isEmpty();
      assertThatThrownBy(this::release).isInstanceOf(RefusedException.class);
    }

    assertThat(relay.change(settlement).state()).isEqualTo(ChangeState.MAKING_READY);
    assertThat(audit.of(settlement))
        .filteredOn(entry -> entry.event().equals("step-failed"))
        .extracting(AuditEntry::detail)
        .singleElement()
        .asString()
        .contains("is not approved as it would be now", "asks for more than was done");
    assertThat(told(settlement))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice)
                    .containsEntry("link", "/changes/" + settlement)
                    .containsEntry("user_groups", "camunda-admin,policy-managers")
                    .containsEntry("over_how", null)
                    .extractingByKey("body")
                    .asString()
                    .contains("Withdraw it", "asks for more than was done"));

    changes.withdraw(settlement, "policy-manager", "another one is there");
    relay.settle();
    assertThat(told(settlement))
        .extracting(row -> row.get("over_how"))
        .containsExactly("withdrawn");
  }

  /** Its approver has read both, and what they have said is taken up only then. */
  @Test
  void itIsNotHeldBetweenTheAnswerOfItsApproverAndTheStepThatTakesItEither() {
    var settlement = answered();
    assertThat(relay.change(settlement).state()).isEqualTo(ChangeState.AWAITING_APPROVAL);

    assertThatThrownBy(() -> changes.hold(settlement, "policy-manager", "wait"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is being published");
    relay.settle();
    assertThat(relay.change(settlement).state()).isEqualTo(ChangeState.IN_EFFECT);
    changes.hold(settlement, "policy-manager", "wait");
  }

  @Test
  void whoWasToldThatAStepHasFailedIsToldNoMoreOnceItIsTriedAgain() {
    var settlement = approved();
    relay.wait(Duration.ofMinutes(1));
    publish(
        "2.0.0", overlay("A licence must be shown.\n\n2. Lottery ads must not be shown."), "SG");
    for (var tried = 1; tried <= 3; tried++) {
      assertThatThrownBy(this::release).isInstanceOf(RefusedException.class);
    }
    assertThat(told(settlement))
        .extracting(row -> row.get("over_how"))
        .containsExactly((Object) null);

    var failed = management.createJobQuery().noRetriesLeft().list().get(0).getId();
    management.setJobRetries(failed, 1);
    assertThat(told(settlement))
        .extracting(row -> row.get("over_how"))
        .containsExactly("tried again");

    assertThatThrownBy(this::release).isInstanceOf(RefusedException.class);
    assertThat(told(settlement))
        .as("and anew when it fails again")
        .extracting(row -> row.get("over_how"))
        .containsExactly("tried again", null);
  }

  /** A settlement, its approval recorded and nothing released. */
  private String approved() {
    var settlement = answered();
    relay.settleUntil(() -> relay.change(settlement).state() == ChangeState.MAKING_READY);
    return settlement;
  }

  /** A settlement that is approved, and nothing more. */
  private String answered() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay("A licence must be shown."), "SG");
    var more = base.with(Map.of("policy", base.text() + "\n\n2. Ads must be kind."));
    var order = relay.propose("policy-specialist", Policies.emergency(more));
    relay.complete("policy-manager", order, "Task_ApproveChange", "outcome", "approve");
    var settlement = changes.openBecauseOf(order).get(0).key();
    relay.answer(
        "policy-manager",
        relay.task(settlement, "Task_ApproveChange").getId(),
        "outcome",
        "approve");
    return settlement;
  }

  private void release() {
    var job =
        management
            .createJobQuery()
            .activityId("Task_RecordRelease")
            .withRetriesLeft()
            .list()
            .get(0);
    management.executeJob(job.getId());
  }

  private List<Map<String, Object>> told(String change) {
    return jdbc.sql(
            "select body, link, user_groups, over_how from notice where event like ? order by id")
        .param(change + "/step-failed/%")
        .query()
        .listOfRows();
  }

  private PolicyEntry overlay(String text) {
    return base.with(
        Map.of(
            "policy_id",
            id + ":sg",
            "jurisdictions",
            List.of("SG"),
            "policy",
            text,
            "ext",
            Map.of("relay", Map.of("overlay_of", id))));
  }

  private void publish(String version, PolicyEntry entry, String... markets) {
    publisher.publish(
        Policies.order(entry, version, "R-" + entry.policyId() + version, relay.now(), markets));
  }
}
