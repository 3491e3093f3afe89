package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two policies of which each takes the place of the other, by two changes at once. */
@RelayTest
@StoppedTime
class CircleOfChangesTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired ProposalCheck check;
  @LocalServerPort int port;

  private final PolicyEntry one = mustRule();
  private final PolicyEntry other = mustRule();

  @Test
  void whoApprovesTheSecondIsToldOfTheFirst() {
    relay.publish("1.0.0", one);
    relay.publish("1.0.0", other);
    var first = relay.reviewed(superseding(one, other));
    var second = relay.reviewed(superseding(other, one));
    relay.complete("policy-manager", first, "Task_ApproveChange", "outcome", "approve");
    var way = "%s → %s → %s".formatted(other.policyId(), one.policyId(), other.policyId());

    assertThatThrownBy(() -> approve(second))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(way + ", as " + first + " is approved to say");
    assertThatThrownBy(() -> check.check(proposal(superseding(other, one))))
        .hasMessageContaining(first);

    changes.withdraw(first, "policy-manager", "the other one is right");
    relay.settle();
    relay.complete("policy-manager", second, "Task_ApproveChange", "outcome", "approve");
    assertThat(relay.change(second).state()).isEqualTo(ChangeState.MAKING_READY);
  }

  /** What nobody could know when it was approved is said with what can be done about it. */
  @Test
  void aCircleThatOthersHaveClosedIsRepairedOnceTheyHaveOpenedIt() {
    relay.publish("1.0.0", other);
    var change = relay.approved(superseding(one, other));
    relay.allDeliver(change);
    relay.publish("2.0.0", superseding(other, one));
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");

    assertThat(relay.waiting(change)).containsExactly("Task_RepairPublication");
    assertThat(finding(change))
        .contains("The registry did not take it", other.policyId() + " → " + one.policyId())
        .contains("Publish what it names as it has to be and then this again, or withdraw");

    relay.publish("3.0.0", other);
    relay.complete("policy-manager", change, "Task_RepairPublication", "outcome", "publish-again");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.PUBLISHED);
  }

  private void approve(String change) {
    relay.answer(
        "policy-manager", relay.task(change, "Task_ApproveChange").getId(), "outcome", "approve");
  }

  private String finding(String change) {
    var task = relay.task(change, "Task_RepairPublication").getId();
    return Http.at(port).as("policy-manager").shown(task, "finding").replace("\\", "");
  }

  private static PolicyEntry superseding(PolicyEntry entry, PolicyEntry former) {
    var relation = Map.of("type", "supersedes", "policy_id", former.policyId());
    return entry.with(Map.of("ext", Map.of("relay", Map.of("relations", List.of(relation)))));
  }
}
