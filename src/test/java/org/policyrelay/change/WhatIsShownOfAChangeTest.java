package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who has a part in a change sees what is different, from what applies and from what they saw. */
@RelayTest
class WhatIsShownOfAChangeTest {

  private static final String IN_FORCE = "1. Ads must be shown to adults.\n2. No ads at night.";
  private static final String PROPOSED =
      "1. Ads must be shown to adults.\n2. No ads at work or at night.";
  private static final String REWORKED =
      "1. Ads must be shown to adults.\n2. No ads at work, at school or at night.";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  private PolicyEntry published = shouldRule();
  private String change = "";

  @BeforeEach
  void aClauseIsToChange() {
    published = wording.published(IN_FORCE);
    change =
        relay.propose("policy-specialist", proposal(published.with(Map.of("policy", PROPOSED))));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void theChangedClauseWordByWordAgainstWhatApplies() {
    assertThat(briefing("qa-lead", "Task_AcceptHandoff @qa"))
        .contains(
            "#### Word by word, against version 1.0.0\n\n- §2: No ads at **[added: work or at]** night.")
        .doesNotContain("- §1:", "Since you saw it last");
  }

  /** A category that the proposal leaves out is one, too. */
  @Test
  void whatElseIsPublishedOtherwise() {
    var regulation =
        shouldRule().with(Map.of("category", "regulation", "guidance", "Ask | <Legal>"));
    wording.publish(regulation, "1.0.0", "PC-2026-0");
    var silent =
        regulation.without("category").without("guidance").with(Map.of("name", "Vape *order*"));
    var other = relay.propose("policy-specialist", proposal(silent));
    relay.complete("policy-specialist", other, "Task_DraftRevision", "outcome", "submit");
    change = other;
    assertThat(briefing("qa-lead", "Task_AcceptHandoff @qa"))
        .contains(
            "#### What else is published otherwise than in version 1.0.0\n\n"
                + "- **category**: regulation → standard\n"
                + "- **guidance**: Ask \\| \\<Legal\\> → *none*\n"
                + "- **name**: ")
        .contains("→ Vape \\*order\\*")
        .contains("\"category\" : \"standard\"");
  }

  @Test
  void inAReworkRoundWhatIsOtherThanTheTeamSawAndWhatWasSaidOfWhichText() {
    relay.giveBack("qa-lead", change, "qa", "cannot be sampled");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "policyText",
        REWORKED);
    relay.deliver("ad-review-lead", change, "ad-review");

    var shown = briefing("qa-lead", "Task_AcceptHandoff @qa");
    assertThat(shown)
        .contains(
            "against version 1.0.0\n\n- §2: No ads at **[added: work, at school or at]** night.")
        .contains(
            "#### Since you saw it last\n\n- §2: No ads at work **[added: ,]** **[added: at school]** or at night.");
    assertThat(shown.indexOf("What they had said of an earlier text"))
        .isGreaterThan(shown.indexOf("#### What the teams said"))
        .isLessThan(shown.indexOf("cannot be sampled"));
  }

  @Test
  void whoRevisesIsShownWhatTheySubmitted() {
    relay.giveBack("qa-lead", change, "qa", "cannot be sampled");
    relay.deliver("ad-review-lead", change, "ad-review");
    assertThat(briefing("policy-specialist", "Task_ReworkRevision"))
        .contains("against version 1.0.0\n\n- §2: No ads at **[added: work or at]** night.");
  }

  /** Not those of handoffs alone. */
  @Test
  void everyTaskSaysByWhenItIsDueAndWhy() {
    relay.giveBack("qa-lead", change, "qa", "cannot be sampled");
    relay.deliver("ad-review-lead", change, "ad-review");
    assertThat(shown("policy-specialist", "Task_ReworkRevision", "deadline"))
        .startsWith("Due ")
        .contains("of Ad Policy's working time");
  }

  private String briefing(String user, String step) {
    return shown(user, step, "briefing");
  }

  private String shown(String user, String step, String what) {
    return Http.at(port)
        .as(user)
        .get("/engine-rest/task/" + relay.task(change, step).getId() + "/form-variables")
        .json()
        .at("/" + what + "/value")
        .asText();
  }
}
