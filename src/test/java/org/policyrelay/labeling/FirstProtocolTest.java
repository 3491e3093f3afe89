package org.policyrelay.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyrelay.labeling.protocol.FirstProtocol;
import org.policyrelay.labeling.protocol.Label;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.ProtocolCheck;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Policies;

/** What a first protocol is drafted from. */
class FirstProtocolTest {

  @Test
  void aClauseThatBindsIsALabelWithTheExamplesThatAreNearest() {
    var protocol =
        of(
            """
            {"policy_id": "p", "enforcement": "must",
             "policy": "# Alcohol\\n\\nThis is about drinks.\\n\\n1. Ads must not be aimed at minors.\\n2. Ads must not promise success.",
             "exemplars": {
               "pass": [{"scenario": "Beer in a pub", "explanation": "Nothing is promised"}],
               "fail": [{"scenario": "Beer gets you the job", "explanation": "It promises success"},
                        {"scenario": "A cartoon for children", "explanation": "See §1"}]}}
            """);
    assertThat(protocol.order()).containsExactly("breaks-c3", "breaks-c4", "no-violation");
    assertThat(protocol.labels())
        .extracting(Label::decision)
        .containsExactly("reject", "reject", "allow");
    assertThat(protocol.labels())
        .extracting(Label::clauses)
        .containsExactly(List.of("c3"), List.of("c4"), List.of());
    assertThat(protocol.labels())
        .extracting(Label::positive)
        .containsExactly(
            List.of("A cartoon for children"),
            List.of("Beer gets you the job"),
            List.of("Beer in a pub"));
    assertThat(protocol.labels().get(0).name())
        .isEqualTo("Breaks §1: Ads must not be aimed at minors.");
  }

  @Test
  void whereNoClauseSaysThatItBindsEachIsALabel() {
    var protocol =
        of(
            """
            {"policy_id": "p", "enforcement": "should", "policy": "Alcohol is a drink.\\n\\nSo is beer."}
            """);
    assertThat(protocol.order()).containsExactly("breaks-c1", "breaks-c2", "no-violation");
    assertThat(protocol.labels().get(0).decision()).isEqualTo("restrict");
  }

  @Test
  void itHasNoFaultsHoweverLongThePolicyIs() {
    var protocol =
        of(
            """
            {"policy_id": "p", "enforcement": "must", "policy": "%s"}
            """
                .formatted("You must not.\\n\\n".repeat(250) + "x must ".repeat(100)));
    assertThat(protocol.labels()).hasSize(ProtocolCheck.MOST_LABELS);
    assertThat(
            ProtocolCheck.faults(
                protocol,
                Set.copyOf(
                    protocol.labels().stream().flatMap(one -> one.clauses().stream()).toList()),
                null))
        .isEmpty();
  }

  private static Protocol of(String entry) {
    return FirstProtocol.of(
        PublishedVersion.proposed(Policies.read(entry), "1.0.0", List.of(), Instant.EPOCH));
  }
}
