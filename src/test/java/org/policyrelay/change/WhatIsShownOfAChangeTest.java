package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

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
  @Autowired PolicyChanges changes;
  @Autowired JdbcClient jdbc;
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
            "#### Word by word, against version 1.0.0\n\n- §2: No ads at [added: **work or at** ]night.")
        .doesNotContain("- §1:", "Since you saw it last");
  }

  /** Whoever reads the page sees what whoever approves it sees. */
  @Test
  void theChangesPageShowsAllThatIsPublished() {
    assertThat(page("policy-manager", "/changes/" + change))
        .contains("<h2>What it publishes</h2>")
        .contains("No ads at [added: <strong>work or at</strong> ]night.")
        .contains("<h3>The policy text</h3>")
        .contains("2. No ads at work or at night.")
        .contains("<strong>markets</strong>: ")
        .doesNotContain("&lt;strong&gt;");
  }

  @Test
  void aPolicyThatNobodyHasPublishedYetHasNoLinkToItsPage() {
    var fresh = shouldRule();
    change = relay.propose("policy-specialist", proposal(fresh));
    assertThat(page("policy-manager", "/changes/" + change))
        .contains("<code>" + fresh.policyId() + "</code>", "(not published yet)")
        .doesNotContain("href=\"/policies/" + fresh.policyId() + "\"");
    wording.publish(fresh, "1.0.0", change);
    assertThat(page("policy-manager", "/changes/" + change))
        .contains("href=\"/policies/" + fresh.policyId() + "\"")
        .doesNotContain("(not published yet)");
  }

  /** What is approved is the letter; what it will look like is a page away. */
  @Test
  void theChangesPageShowsItAsTheSiteWill() {
    var text =
        "Ads name <b>who</b> pays.[^1]\n\n| Market | Age |\n|---|---|\n| SG | 18 |\n\n[^1]: In full.";
    change = relay.propose("policy-specialist", proposal(published.with(Map.of("policy", text))));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");

    assertThat(briefing("qa-lead", "Task_AcceptHandoff @qa"))
        .contains("[as the site will show it](/changes/" + change + "#as-read)");
    assertThat(page("policy-manager", "/changes/" + change).split("id=\"as-read\"")[1])
        .contains("<td>SG</td>", "&lt;b&gt;who&lt;/b&gt;", "class=\"footnote\"");
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
                + "- **guidance**: Ask \\| &lt;Legal&gt; → *none*\n"
                + "- **name**: ")
        .contains("→ Vape \\*order\\*")
        .contains(
            "- **category**: standard\n", "- **markets**: Singapore \\(SG\\), Thailand \\(TH\\)");
  }

  @Test
  void inAReworkRoundWhatIsOtherThanTheTeamSawAndWhatWasSaidOfWhichText() {
    qaReturnsItAndItIsReworked();
    relay.deliver("ad-review-lead", change, "ad-review");

    var shown = briefing("qa-lead", "Task_AcceptHandoff @qa");
    assertThat(shown)
        .contains(
            "against version 1.0.0\n\n- §2: No ads at [added: **work, at school or at** ]night.")
        .contains(
            "#### Since you saw it last\n\n- §2: No ads at work[added: **,**] [added: **at school** ]or at night.");
    assertThat(shown).contains(" · round 2 of 4 · ");
    assertThat(shown.indexOf("#### What they had said in round 1, of an earlier text"))
        .isGreaterThan(shown.indexOf("#### What the teams said in round 2"))
        .isLessThan(shown.indexOf("cannot be sampled"));
  }

  /** Its teams have seen the text that they make ready, and nobody has answered them anything. */
  @Test
  void whereNothingIsAnsweredNoAnswerIsPointedTo() {
    qaReturnsItAndItIsReworked();
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");

    assertThat(briefing("qa-lead", "Task_AcceptHandoff @qa"))
        .contains("#### Since you saw it last\n\nThe same text.")
        .doesNotContain("stands above");
  }

  /** Nobody has changed anything yet, so nothing is compared with what it was. */
  @Test
  void whoRevisesIsShownWhatTheySubmitted() {
    relay.giveBack("qa-lead", change, "qa", "cannot be sampled:\nno case\n\n1. no label");
    relay.deliver("ad-review-lead", change, "ad-review");
    assertThat(briefing("policy-specialist", "Task_ReworkRevision"))
        .contains("against version 1.0.0\n\n- §2: No ads at [added: **work or at** ]night.")
        .contains("cannot be sampled\\:\\\nno case\\\n&nbsp;\\\n1\\. no label")
        .contains(" · round 1 of 4 came back · ", "#### What the teams said\n")
        .doesNotContain("What round", "Since you saw it last", "he same text");
    assertThat(page("policy-manager", "/changes/" + change))
        .contains("as-written\" dir=\"auto\">cannot be sampled:\nno case\n\n1. no label<");
  }

  /** Who answers the reason has to read it; so has who asks for it later. */
  @Test
  void theReasonOfADecisionIsReadByWhoActsOnIt() {
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.complete(
        "policy-manager",
        change,
        "Task_ApproveChange",
        "outcome",
        "rework",
        "decisionReason",
        "Two things:\n- name the hours\n- name the place");
    assertThat(briefing("policy-specialist", "Task_ReworkRevision"))
        .contains("#### What was decided and answered\n\n- **Mei Tan** sent it back, ")
        .contains("Two things\\:\\\n\\- name the hours\\\n\\- name the place");
    assertThat(page("qa-lead", "/changes/" + change))
        .contains("Sent it back", "Two things:\n- name the hours\n- name the place<");

    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "reworkAnswer",
        "It stays: the law names neither");
    var again = briefing("qa-lead", "Task_AcceptHandoff @qa");
    assertThat(again)
        .contains(
            "#### Since you saw it last\n\nThe same text. What it is answered with stands above.")
        .contains("- **Arjun Nair** answered, ")
        .contains("It stays\\: the law names neither")
        .contains("#### What they had said in round 1, of the same text")
        .contains("name the hours")
        .doesNotContain("earlier text");
  }

  @Test
  void anotherOpenChangeOfThePolicyIsNamedWhereverSomebodyDecides() {
    // later than what other tests have proposed: the list has the newest
    relay.wait(Duration.ofDays(700));
    var other =
        relay.propose("qa-lead", proposal(published.with(Map.of("policy", PROPOSED + " Never."))));

    assertThat(briefing("qa-lead", "Task_AcceptHandoff @qa"))
        .contains("Also under way for this policy: [" + other + "](/changes/" + other + ")");
    assertThat(page("policy-manager", "/changes/" + change))
        .contains("Also under way for this policy", "/changes/" + other);
    assertThat(
            jdbc.sql("select users from notice where event = ?")
                .param(other + "/also-open")
                .query(String.class)
                .single())
        .as("whoever proposed by the form, too")
        .isEqualTo("policy-specialist,qa-lead");
    assertThat(
            Http.at(port)
                .as("policy-manager")
                .get("/api/policy-changes/" + change)
                .json()
                .path("alsoOpen"))
        .extracting(JsonNode::asText)
        .containsExactly(other);
    var third =
        Http.at(port)
            .as("qa-lead")
            .post(
                "/api/policy-changes",
                Map.of("policy", published.json(), "summary", "Once more", "reason", "Because"));
    assertThat(third.json().path("alsoOpen")).extracting(JsonNode::asText).contains(change, other);
    assertThat(page("policy-manager", "/changes"))
        .contains("also open: " + third.json().path("key").asText());

    changes.withdraw(other, "policy-manager", "not needed");
    assertThat(page("policy-manager", "/changes/" + change)).doesNotContain("/changes/" + other);
  }

  @Test
  void thePageSpeaksOfTeamsAndStatesByTheirNamesAndOfEachRoundByItself() {
    qaReturnsItAndItIsReworked();

    var page = page("policy-manager", "/changes/" + change);
    assertThat(page)
        .contains("In review", "Ad Policy → QA", ">Returned<", ">Medium<", "Policy Relay")
        .contains("Handoff offered", "Singapore (SG)")
        .doesNotContain(">in-review", ">ad-policy", ">returned<", ">medium<", ">policy-relay<");
    assertThat(page.indexOf("Round 2")).isPositive().isLessThan(page.indexOf("Round 1"));
    assertThat(page.indexOf("cannot be sampled")).isGreaterThan(page.indexOf("Round 1"));
    assertThat(page("policy-manager", "/changes")).contains("In review", "Medium");
  }

  /** Without a script, too: the box is asked for by the server. */
  @Test
  void nothingIsWithdrawnBeforeItIsReadWhatIsUndone() {
    assertThat(page("policy-manager", "/changes/" + change))
        .contains("This cannot be undone.", "is taken back from QA: Review");

    withdraw("reason=not+needed");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_REVIEW);

    withdraw("reason=not+needed&confirmed=true");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.WITHDRAWN);
  }

  /** The time of the reader, not that of the machine. */
  /** The sender answers about what is another team's part. */
  @Test
  void whoIsAskedIsToldWhosePartItIsAndWhoIsMeant() {
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(briefing("qa-lead", "Task_DeliverWork @qa"))
        .contains("your part: **review**", "proposed by Arjun Nair")
        .doesNotContain("policy-specialist");
    relay.complete(
        "qa-lead", change, "Task_DeliverWork @qa", "outcome", "ask", "question", "By day, too?");
    assertThat(briefing("policy-specialist", "Task_AnswerQuestion @qa"))
        .contains("asked by **QA** about its part: **review**")
        .doesNotContain("your part");
    relay.complete("policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "By day");
    assertThat(briefing("qa-lead", "Task_DeliverWork @qa"))
        .contains("answered by Arjun Nair: By day");
    assertThat(page("policy-manager", "/changes/" + change))
        .contains("Linh Tran", "Arjun Nair")
        .doesNotContain(">qa-lead<", ">policy-specialist<");
  }

  @Test
  void lateReviewsOfAnEmergencyShowWhatChanges() {
    relay.stopTime();
    change =
        relay.propose("policy-specialist", emergency(published.with(Map.of("policy", PROPOSED))));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");

    assertThat(briefing("qa-lead", "Task_AcceptHandoff @qa"))
        .contains(
            "#### What changes",
            "effective 1 Mar 2027, 08:00 in Thailand (UTC+7); 1 Mar 2027, 09:00 in Singapore (UTC+8)")
        .contains(
            "**It is public already, and applies since 1 Mar 2027, 08:00 in Thailand (UTC+7); 1 Mar 2027, 09:00 in Singapore (UTC+8).**");
    var page = page("policy-manager", "/changes/" + change);
    assertThat(page)
        .contains(">Emergency: ", "reviews after it is public", ">Awaiting approval</li>");
    assertThat(page.split("class=\"track\"")[1].split("</ol>")[0])
        .as("where it does not lead through")
        .doesNotContain("In review", "Making ready", "Awaiting release");
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

  private void withdraw(String form) {
    var manager = Http.at(port).logIn("policy-manager");
    manager.get("/changes/" + change);
    manager.post(
        "/changes/" + change + "/withdraw",
        form,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** Its approver was shown what it changes of a text that is no longer there. */
  @Test
  void whatWasApprovedBesideAVersionThatIsWithdrawnSinceSaysSo() {
    var entry = mustRule();
    var below = relay.inEffect(entry);
    var above = relay.approved(entry.with(Map.of("policy", entry.text() + " Never at night.")));
    assertThat(page("policy-manager", "/changes/" + above)).doesNotContain("withdrawn since");

    changes.withdraw(below, "policy-manager", "it was wrong");
    relay.settle();

    assertThat(page("policy-manager", "/changes/" + above))
        .contains("It was approved beside version 1.0.0, which has been withdrawn since.");
    relay.allDeliver(above);
    assertThat(briefing("policy-manager", above, "Task_ReleaseToMarkets"))
        .contains("It was approved beside version 1.0.0");
  }

  private String page(String user, String address) {
    return Http.at(port).logIn(user).get(address).text();
  }

  private void qaReturnsItAndItIsReworked() {
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
  }

  private String briefing(String user, String step) {
    return shown(user, step, "briefing");
  }

  private String briefing(String user, String of, String step) {
    return Http.at(port).as(user).shown(relay.task(of, step).getId(), "briefing");
  }

  private String shown(String user, String step, String what) {
    return Http.at(port).as(user).shown(relay.task(change, step).getId(), what);
  }
}
