package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A policy that a relation names is published, or proposed by a change that has not ended. */
@RelayTest
class RelationsThatAreThereTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired ProposalCheck check;

  private final PolicyEntry one = mustRule();
  private final PolicyEntry other = mustRule();

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void onesThatAreNowhereAreRefusedByTheirPlaces() {
    var entry = related(one, "see-also none-1", "exception-to " + other.policyId());
    relay.publish("1.0.0", other);

    assertThatThrownBy(() -> check.check(proposal(entry)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("there is no none-1: propose that first, or leave the relation out")
        .satisfies(
            refused ->
                assertThat(((RefusedException) refused).fields())
                    .extracting(fault -> fault.field() + " " + fault.code())
                    .containsExactly("ext.relay.relations[0].policy_id unknown-policy"));
  }

  @Test
  void oneThatIsProposedIsThereUntilThatHasEnded() {
    var entry = related(one, "defines " + other.policyId());
    assertThatThrownBy(() -> check.check(proposal(entry))).isInstanceOf(RefusedException.class);
    var proposed = relay.propose("policy-specialist", proposal(other));
    check.check(proposal(entry));

    changes.withdraw(proposed, "policy-manager", "not wanted");
    relay.settle();
    assertThatThrownBy(() -> check.check(proposal(entry))).isInstanceOf(RefusedException.class);
  }

  @Test
  void whatIsPublishedAlreadyIsNotHeldAgainstTheNextVersion() {
    relay.publish("1.0.0", related(one, "see-also none-2"));

    check.check(proposal(related(one, "see-also none-2").with(Map.of("name", "Other name"))));
    assertThatThrownBy(
            () -> check.check(proposal(related(one, "see-also none-2", "see-also none-3"))))
        .hasMessageContaining("there is no none-3")
        .hasMessageNotContaining("none-2");
  }

  private static PolicyEntry related(PolicyEntry entry, String... relations) {
    var all =
        List.of(relations).stream()
            .map(one -> one.split(" "))
            .map(one -> Map.of("type", one[0], "policy_id", one[1]))
            .toList();
    return entry.with(Map.of("ext", Map.of("relay", Map.of("relations", all))));
  }
}
