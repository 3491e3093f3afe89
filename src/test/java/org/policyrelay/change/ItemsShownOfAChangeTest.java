package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a policy says item by item, as who decides about a change of it reads it. */
@RelayTest
@StoppedTime
class ItemsShownOfAChangeTest {

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  /** A policy has some forty topics in a dozen markets: as a table they can be read. */
  @Test
  void topicsAreShownAgainstMarketsAndNotAsALineForEachStance() {
    var before =
        shouldRule().with(Map.of("ext", Map.of("relay", Map.of("topics", topics("allowed")))));
    wording.publish(before, "1.0.0", "PC-2026-1");
    var change =
        relay.propose(
            "policy-specialist",
            proposal(
                before.with(
                    Map.of("ext", Map.of("relay", Map.of("topics", topics("restricted")))))));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");

    var briefing =
        Http.at(port)
            .as("qa-lead")
            .shown(relay.task(change, "Task_AcceptHandoff @qa").getId(), "briefing");
    assertThat(briefing)
        .contains("| what | code | Singapore \\(SG\\) |\n")
        .contains("| changed | t0 | allowed → **restricted** |\n")
        .contains(
            "Of these stay as before: 1 other market.",
            "1 other is as before.",
            "- and 14 more: all of them stand below")
        .contains(
            "| code | Singapore \\(SG\\) | Thailand \\(TH\\) |", "| t39 | restricted | allowed |")
        .doesNotContain("topic 1");
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains("<th>Singapore (SG)</th>", "<td>t39</td>")
        .contains("<td>allowed → <strong>restricted</strong></td>");
  }

  private static List<Map<String, Object>> topics(String inSingapore) {
    return IntStream.range(0, 40)
        .<Map<String, Object>>mapToObj(
            at ->
                Map.of(
                    "code",
                    "t" + at,
                    "stances",
                    Map.of("SG", at == 7 ? "allowed" : inSingapore, "TH", "allowed")))
        .toList();
  }
}
