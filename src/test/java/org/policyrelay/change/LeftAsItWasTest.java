package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who changes one of a clause and the item that stands for it is asked about the other. */
@RelayTest
@StoppedTime
class LeftAsItWasTest {

  private static final String QUESTION =
      "§2 changed; requirement looks-adult (25 years), which stands for it, did not: is it still"
          + " right?";

  @Autowired Relay relay;
  @LocalServerPort int port;

  private final PolicyEntry policy =
      mustRule()
          .with(
              Map.of(
                  "jurisdictions",
                  List.of("SG"),
                  "policy",
                  "1. No games.\n2. Nobody who looks younger than 25 is shown.",
                  "ext",
                  items(25, "At the finals")));

  @Test
  void aClauseWithOtherWordsThanItsItemIsAskedAboutInEveryForm() {
    relay.publish("1.0.0", policy, "SG");
    relay.pass(Duration.ofHours(1));
    var change = drafted(policy.with(Map.of("policy", policy.text().replace("25", "30"))));

    assertThat(page(change)).contains(QUESTION, "Readers are told both.");
    assertThat(shown("qa-lead", change, "Task_AcceptHandoff @qa")).contains(QUESTION);
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("training-lead", change, "training");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    assertThat(shown("policy-manager", change, "Task_ApproveChange")).contains(QUESTION);
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(change);
    assertThat(shown("policy-manager", change, "Task_ReleaseToMarkets")).contains(QUESTION);
    assertThat(page(change)).as("among the decisions").contains(">Approved it</td>");
  }

  @Test
  void anItemThatIsChangedAloneAsksForItsClauseAndAnExceptionForItsOwn() {
    relay.publish("1.0.0", policy, "SG");
    relay.pass(Duration.ofHours(1));

    assertThat(page(drafted(policy.with(Map.of("ext", items(30, "At all finals"))))))
        .contains(
            "Requirement looks-adult (30 years) changed; the words of §2, for which it stands, did"
                + " not: are they still right?",
            "Exception finals (At all finals) changed; the words of §1, for which it stands, did"
                + " not");
  }

  @Test
  void whatIsChangedTogetherOrNotAtAllIsNotAskedAbout() {
    relay.publish("1.0.0", policy, "SG");
    relay.pass(Duration.ofHours(1));
    var both =
        policy.with(
            Map.of("policy", policy.text().replace("25", "30"), "ext", items(30, "At the finals")));

    assertThat(page(drafted(both))).doesNotContain("still right?");
  }

  @Test
  void anItemUnderAnotherIdOrForAnotherMarketIsLeftAsItWas() {
    relay.publish("1.0.0", policy, "SG");
    relay.pass(Duration.ofHours(1));
    var worded = policy.with(Map.of("policy", policy.text().replace("25", "30")));
    var renamed = worded.json().toString().replace("looks-adult", "looks-grown");
    var reached =
        worded.json().toString().replace("\"value\":25", "\"value\":25,\"markets\":[\"SG\"]");

    assertThat(page(drafted(Policies.read(renamed))))
        .contains(QUESTION.replace("looks-adult", "looks-grown"));
    assertThat(reached).contains("markets");
    relay.pass(Duration.ofHours(1));
    assertThat(page(drafted(Policies.read(reached)))).contains(QUESTION);
  }

  @Test
  void aTopicAndTheClausesThatNameItAreAskedAboutToo() {
    var lotteries = topic("prohibited", "1. Lotteries must not be advertised.\\n2. Ads are kind.");
    relay.publish("1.0.0", lotteries, "SG");
    relay.pass(Duration.ofHours(1));

    assertThat(
            page(drafted(topic("prohibited", "1. Lotteries may be advertised.\\n2. Ads smile."))))
        .contains("§1, which names Lottery, changed; its stances did not: are they still right?")
        .doesNotContain("§2, which names");
    assertThat(page(drafted(topic("allowed", lotteries.text().replace("\n", "\\n")))))
        .contains(
            "The stances of Lottery changed; the words of §1, which names it, did not: are they still right?");
    assertThat(
            page(drafted(topic("allowed", "1. Lotteries may be advertised.\\n2. Ads are kind."))))
        .doesNotContain("still right?");
  }

  /** The text may say all of it in words that name no topic. */
  @Test
  void aStanceThatNoWordOfTheTextFollowsIsAskedAbout() {
    relay.publish("1.0.0", topic("restricted", "1. Ads are kind."), "SG");
    relay.pass(Duration.ofHours(1));
    var asked =
        "The stances of Lottery changed; no clause names it, and no word of the text changed: does it still say what holds?";

    assertThat(page(drafted(topic("prohibited", "1. Ads are kind.")))).contains(asked);
    assertThat(page(drafted(topic("prohibited", "1. Ads are kinder.")))).doesNotContain(asked);
    assertThat(page(drafted(topic("restricted", "1. Ads are kinder.")))).doesNotContain(asked);
  }

  private PolicyEntry topic(String stance, String text) {
    return Policies.read(
        """
        {"policy_id": "%s", "name": "Games", "enforcement": "must", "jurisdictions": ["SG"],
         "policy": "%s", "ext": {"relay": {"topics":
           [{"code": "lottery", "name": "Lottery", "stances": {"SG": "%s"}}]}}}
        """
            .formatted(policy.policyId(), text, stance));
  }

  @Test
  void anItemOfAnOverlayThatStandsForTheClauseIsAskedAboutToo() {
    relay.publish("1.0.0", policy, "SG");
    relay.pass(Duration.ofHours(1));
    var overlay =
        Policies.read(
            """
            {"policy_id": "%1$s:sg", "name": "In Singapore", "enforcement": "must",
             "jurisdictions": ["SG"], "policy": "Ask first.",
             "ext": {"relay": {"overlay_of": "%1$s",
               "requirements": [{"id": "older", "clause": "%1$s/c2", "type": "age", "value": 21}]}}}
            """
                .formatted(policy.policyId()));
    relay.publish("1.0.0", overlay, "SG");
    relay.pass(Duration.ofHours(1));

    assertThat(page(drafted(policy.with(Map.of("policy", policy.text().replace("25", "30"))))))
        .contains("requirement older (21 years) of the overlay " + policy.policyId() + ":sg");
  }

  private static Map<String, Object> items(int years, String finals) {
    return Map.of(
        "relay",
        Map.of(
            "requirements",
            List.of(Map.of("id", "looks-adult", "clause", "c2", "type", "age", "value", years)),
            "exceptions",
            List.of(Map.of("id", "finals", "clause", "c1", "text", finals))));
  }

  private String drafted(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", proposal(entry));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }

  /** Without the escapes of Markdown. */
  private String shown(String user, String change, String step) {
    return Http.at(port)
        .as(user)
        .shown(relay.task(change, step).getId(), "briefing")
        .replace("\\", "");
  }
}
