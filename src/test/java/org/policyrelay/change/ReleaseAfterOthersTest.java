package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Others publish between the approval of a change and its release. */
@RelayTest
@StoppedTime
class ReleaseAfterOthersTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyRegistry registry;
  @Autowired Audit audit;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final String id = base.policyId();

  /** What comes back after a withdrawal takes the number that was meant for the change. */
  @Test
  void aNumberThatAWithdrawalHasTakenIsCountedAnewAndSaidBefore() {
    relay.inEffect(base);
    var second = relay.inEffect(aged(base, 25));
    var third = relay.approved(aged(base, 30));
    relay.allDeliver(third);
    assertThat(relay.change(third).targetVersion()).contains("3.0.0");
    assertThat(gate(third)).contains("version 3.0.0").doesNotContain("Since it was approved");

    relay.pass(Duration.ofMinutes(1));
    changes.withdraw(second, "policy-manager", "it was wrong");
    relay.settle();
    assertThat(registry.newestVersion(id)).map(PublishedVersion::version).contains("3.0.0");
    assertThat(gate(third))
        .contains("Since it was approved, version 3.0.0 ([" + second, ") has been published.")
        .contains("version 4.0.0")
        .contains("read the difference below as if for the first time");

    relay.complete("policy-manager", third, "Task_ReleaseToMarkets", "outcome", "go");

    assertThat(relay.waiting(third)).isEmpty();
    assertThat(relay.change(third).state()).isEqualTo(ChangeState.PUBLISHED);
    assertThat(relay.change(third).targetVersion()).contains("4.0.0");
    assertThat(registry.newest(id)).map(PolicyEntry::text).contains(aged(base, 30).text());
    assertThat(audit.of(third))
        .filteredOn(entry -> entry.event().equals("renumbered"))
        .singleElement()
        .extracting(AuditEntry::detail)
        .isEqualTo("4.0.0 instead of 3.0.0: others have published since");
  }

  /** The same by any other way that leads past the gate. */
  @Test
  void aNumberThatAnEmergencyHasTakenIsCountedAnew() {
    relay.inEffect(base);
    var waiting = relay.approved(aged(base, 30));
    relay.allDeliver(waiting);
    relay.pass(Duration.ofMinutes(1));
    var urgent = relay.emergency(aged(base, 25));

    assertThat(gate(waiting)).contains("Since it was approved, version 2.0.0 ([" + urgent);
    relay.complete("policy-manager", waiting, "Task_ReleaseToMarkets", "outcome", "go");

    assertThat(relay.waiting(waiting)).isEmpty();
    assertThat(relay.change(waiting).targetVersion()).contains("3.0.0");
  }

  /** Approved as wording, it would now take a rule away that others have brought back. */
  @Test
  void whatAsksForMoreThanWasDoneIsNotReleased() {
    relay.inEffect(base);
    var second = relay.inEffect(aged(base, 25));
    var wording =
        relay.propose(
            "policy-specialist",
            proposal(
                base.with(
                    Map.of(
                        "policy",
                        aged(base, 25).text().replace("to adults only", "to  adults only")))));
    relay.complete("policy-specialist", wording, "Task_DraftRevision", "outcome", "submit");
    relay.complete("policy-manager", wording, "Task_ApproveChange", "outcome", "approve");
    assertThat(relay.waiting(wording)).containsExactly("Task_ReleaseToMarkets");
    relay.pass(Duration.ofMinutes(1));
    changes.withdraw(second, "policy-manager", "it was wrong");
    relay.settle();

    var task = relay.task(wording, "Task_ReleaseToMarkets").getId();
    assertThat(gate(wording)).contains("It cannot be released as it was approved");
    assertThatThrownBy(() -> relay.answer("policy-manager", task, "outcome", "go"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.NOT_APPROVED);
              assertThat(refused.getMessage())
                  .contains("low risk", "high risk", "withdraw it, and propose it anew");
            });
    assertThat(relay.change(wording).state()).isEqualTo(ChangeState.AWAITING_RELEASE);
  }

  private String gate(String change) {
    var task = relay.task(change, "Task_ReleaseToMarkets").getId();
    return Http.at(port).as("policy-manager").form(task).text();
  }
}
