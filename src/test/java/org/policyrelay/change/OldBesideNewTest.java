package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** Who approves a change sees all that it publishes beside its text, old beside new. */
@RelayTest
@StoppedTime
class OldBesideNewTest {

  private static final List<String> DIFFERENCES =
      List.of(
          "markets: Singapore (SG), Thailand (TH), Australia (AU), New Zealand (NZ), Philippines"
              + " (PH) → Singapore (SG), Thailand (TH), Australia (AU), Vietnam (VN), Malaysia"
              + " (MY), Indonesia (ID)",
          "channels: ooh → dooh, email",
          "last day: 2029-01-31 → 2029-06-30",
          "in force by law from: 2027-01-31 → none",
          "name of the source: Act 1 → Act 2",
          "address of the source: https://law.example/1 → https://law.example/2",
          "stance: restricted → prohibited",
          "human review: no → yes",
          "example that passes 1: scenario: A poster → A film",
          "example that fails 1: scenario: A toy → none");

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  private String change = "";

  @BeforeEach
  void allIsToChange() {
    var before =
        with(
            shouldRule(),
            List.of("SG", "TH", "AU", "NZ", "PH"),
            "restricted",
            Map.of(
                "channels",
                List.of("ooh"),
                "sunset_date",
                "2029-01-31",
                "effective_date",
                "2027-01-31",
                "source_name",
                "Act 1",
                "source_url",
                "https://law.example/1",
                "requires_human_review",
                false,
                "exemplars",
                Map.of(
                    "pass", List.of(Map.of("scenario", "A poster", "explanation", "Adults only")),
                    "fail", List.of(Map.of("scenario", "A toy", "explanation", "For a child")))));
    wording.publish(before, "1.0.0", "S-" + before.policyId());
    var after =
        with(
            before.without("effective_date"),
            List.of("SG", "TH", "AU", "VN", "MY", "ID"),
            "prohibited",
            Map.of(
                "channels",
                List.of("dooh", "email"),
                "sunset_date",
                "2029-06-30",
                "source_name",
                "Act 2",
                "source_url",
                "https://law.example/2",
                "requires_human_review",
                true,
                "exemplars",
                Map.of(
                    "pass", List.of(Map.of("scenario", "A film", "explanation", "Adults only")))));
    change = relay.propose("policy-specialist", proposal(after));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    for (var team : List.of("qa", "ad-review", "training", "advertiser-experience")) {
      if (relay.waiting(change).contains("Task_AcceptHandoff @" + team)) {
        relay.deliver(team + "-lead", change, team);
      }
    }
  }

  @Test
  void inTheFormOfWhoApprovesAndOnTheChangesPage() {
    var task = relay.task(change, "Task_ApproveChange").getId();
    var form = words(Http.at(port).as("policy-manager").shown(task, "briefing"));
    var page = words(Http.at(port).logIn("policy-manager").get("/changes/" + change).text());
    assertThat(form).contains(DIFFERENCES);
    assertThat(page).contains(DIFFERENCES);
    assertThat(form)
        .as("what stays")
        .doesNotContain("example that passes 1: explanation: Adults only →");
    for (var market : List.of("Vietnam (VN)", "Malaysia (MY)", "Indonesia (ID)")) {
      assertThat(form.split("What is published beside it")[1]).contains(market);
    }
    assertThat(form).doesNotContain("more markets", " and 2 more");
  }

  private static PolicyEntry with(
      PolicyEntry entry, List<String> markets, String stance, Map<String, Object> more) {
    return entry
        .with(Map.of("jurisdictions", markets, "ext", Map.of("relay", Map.of("stance", stance))))
        .with(more);
  }

  /** Without what marks it up. */
  private static String words(String shown) {
    return HtmlUtils.htmlUnescape(shown.replaceAll("<(?!http)[^>]*>", ""))
        .replaceAll("\\]\\(<[^>]*>\\)", "")
        .replaceAll("[*\\\\\\[]", "")
        .replaceAll("\\s+", " ");
  }
}
