package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Between the approval that publishes a change and its release something else became public. */
@RelayTest
@StoppedTime
class ReleaseRefusedTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired ManagementService management;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");

  @Test
  void itIsNotHeldMeanwhileAndWhoManagesPoliciesIsToldWhyItGoesNoFurther() {
    var settlement = approved();
    assertThatThrownBy(() -> changes.hold(settlement, "policy-manager", "wait"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is being published");

    relay.wait(Duration.ofMinutes(1));
    relay.publish(
        "2.0.0", family.overlay("A licence must be shown.\n\n2. Lottery ads must not be shown."));
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
    relay.publish(
        "2.0.0", family.overlay("A licence must be shown.\n\n2. Lottery ads must not be shown."));
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
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    var order = relay.emergency(family.more("Ads must be kind."));
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
}
