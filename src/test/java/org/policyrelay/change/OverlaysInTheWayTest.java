package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.PolicyFamily.tightens;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A base gets stricter than what a market has added to it: the change brings the overlay along. */
@RelayTest
@StoppedTime
class OverlaysInTheWayTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyRegistry registry;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final PolicyEntry stricter = aged(base, 25);
  private final PolicyEntry overlay =
      family.overlay(
          "A licence must be shown.",
          Map.of(
              "reviewer_guidance",
              "Ask legal first.",
              "tightens",
              Map.of("c2", "The audience must be 21 or older.")));

  @BeforeEach
  void anOverlayTightensABase() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", overlay);
  }

  @Test
  void theOverlayIsFoundBeforeApprovalFittedAndOnlyThenTheBaseGoesLive() {
    var change = relay.propose("policy-specialist", proposal(stricter));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");

    var fitting = changeOf(overlay.policyId());
    assertThat(fitting.entry().tightens()).isEmpty();
    assertThat(fitting.entry().reviewerGuidance()).contains("Ask legal first.");
    assertThat(fitting.summary()).contains(change);
    assertThat(relay.waiting(fitting.key())).containsExactly("Task_DraftRevision");

    assertThat(fitting.request().origin()).isEqualTo(new Proposal.Origin("overlay", change));
    relay.allDeliver(change);
    assertThat(briefing(change, "Task_ApproveChange"))
        .contains("the rule gets stricter", "Overlays that have to be fitted first", ":sg");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(change);
    assertThat(relay.waiting(change)).containsExactly("Task_ReleaseToMarkets");
    var release = relay.task(change, "Task_ReleaseToMarkets").getId();
    assertThatThrownBy(() -> relay.answer("policy-manager", release, "outcome", "go"))
        .hasMessageContaining("SG still misses an overlay that fits")
        .hasMessageContaining(fitting.key() + " is prepared")
        .hasMessageNotContaining("TH");

    relay.complete("policy-specialist", fitting.key(), "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(fitting.key());
    relay.complete("policy-manager", fitting.key(), "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(fitting.key());
    relay.complete("policy-manager", fitting.key(), "Task_ReleaseToMarkets", "outcome", "go");
    relay.complete(
        "policy-manager",
        change,
        "Task_ReleaseToMarkets",
        "outcome",
        "hold",
        "holdReason",
        "the overlay is on its way");
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");

    relay.goTo(Date.from(relay.change(change).effectiveAt().orElseThrow()));
    var inSingapore =
        registry.resolve(base.policyId(), new Market("SG"), relay.now(), relay.now()).orElseThrow();
    assertThat(inSingapore.base().version()).isEqualTo("2.0.0");
    assertThat(inSingapore.entry().text()).contains("25 or older", "A licence must be shown.");
  }

  /** What was proposed to fit the base is withdrawn: holding it proposes one anew. */
  @Test
  void theGateProposesWhatIsMissing() {
    var change = relay.approved(stricter);
    relay.allDeliver(change);
    changes.withdraw(changeOf(overlay.policyId()).key(), "policy-manager", "not so");
    relay.pass(Duration.ofMinutes(1));
    relay.complete(
        "policy-manager",
        change,
        "Task_ReleaseToMarkets",
        "outcome",
        "hold",
        "holdReason",
        "the overlay has to fit");
    var fitting = changeOf(overlay.policyId());
    assertThat(fitting.request().origin()).isEqualTo(new Proposal.Origin("overlay", change));
    assertThat(fitting.state().hasEnded()).isFalse();
    assertThat(briefing(change, "Task_ReleaseToMarkets")).contains(fitting.key() + " is prepared");
  }

  @Test
  void anOverlayThatLoosensIsNotEvenProposed() {
    var looser = tightened("The audience must be 16 or older.");

    var refused =
        Http.at(port)
            .as("policy-specialist")
            .post(
                "/api/policy-changes",
                Map.of(
                    "policy",
                    looser.json(),
                    "summary",
                    "Looser",
                    "reason",
                    "Because",
                    "origin",
                    Map.of("type", "manual")));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("overlay-loosens");
    assertThat(refused.text()).contains("ext.relay.tightens.c2", "16 or older");
  }

  @Test
  void whoApprovesAnOverlaySeesItBesideTheBasesOwnWords() {
    var change = relay.propose("policy-specialist", Policies.proposal(overlay));

    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains(
            "How it words clauses of " + base.policyId() + " 1.0.0, which applies in Singapore")
        .contains("in the base: The audience must be 18 or older.")
        .contains("here: The audience must be 21 or older.")
        .contains("[removed: 18]", "[added: <strong>21</strong>]");
  }

  /** A market may speak its own language; whoever approves is told that nobody has compared it. */
  @Test
  void whatNoProgramCanHoldAgainstTheBaseIsSaidToWhoApproves() {
    var local =
        overlay.with(
            Map.of("policy", "A licence must be shown.\n\n1. Iklan bank boleh tanpa izin."));

    var change = relay.propose("policy-specialist", Policies.proposal(local));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");

    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains("nobody has approved beside it yet")
        .contains("clause §1 holds words of another language than English", "Iklan bank boleh")
        .contains("a person has to judge which way")
        .doesNotContain("the rule gets stricter");
    assertThat(audit.of(change))
        .as("in the words of the form")
        .filteredOn(entry -> entry.event().equals("compared"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).contains("a person has to judge which way"));
  }

  /**
   * The base was made looser and the overlay with it; taking the base back leaves the overlay
   * looser than it. That is said before, and somebody has it to settle afterwards.
   */
  @Test
  void aWithdrawalSaysWhatItBringsBackAndHandsOnWhatDoesNotFitIt() {
    var change = relay.inEffect(aged(base, 16));
    relay.publish("2.0.0", tightened("The audience must be 17 or older."));

    var page = Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
    assertThat(page)
        .contains(
            "Thailand (TH), at once: %s version 3.0.0, with the text of 1.0.0, applies, where version 2.0.0 would"
                .formatted(base.policyId()))
        .contains(
            "Readers will have both, at once, until somebody has settled it: %s 2.0.0 was written for"
                .formatted(overlay.policyId()));
    assertThat(Http.at(port).logIn("qa-lead").get("/changes/" + change).text())
        .doesNotContain("applies, where");

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    var fitting = changeOf(overlay.policyId());
    assertThat(fitting.request().reason()).contains("was written for version 2.0.0", "17 or older");
    assertThat(briefing(fitting.key(), "Task_DraftRevision"))
        .as("the withdrawal is its reason")
        .doesNotContain("Its reason is gone");
    assertThat(audit.of(change))
        .filteredOn(entry -> entry.event().equals("left-to-settle"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.detail())
                    .contains(fitting.key() + " is prepared: read both")
                    .containsOnlyOnce(overlay.policyId() + " 2.0.0 was"));
    var told =
        jdbc.sql("select title, link, body from notice where event like ?")
            .param(change + "/left-to-settle/%")
            .query()
            .singleRow();
    assertThat(told)
        .containsEntry(
            "title",
            "To settle after the withdrawal of %s: %s 2.0.0".formatted(change, overlay.policyId()))
        .containsEntry("link", "/changes/" + fitting.key());
    assertThat(String.valueOf(told.get("body")))
        .contains("/policies/" + overlay.policyId(), "/changes/" + fitting.key(), "17 or older")
        .doesNotContain("- ");
  }

  /** What was proposed only to fit a change is nobody's idea any more when that is withdrawn. */
  @Test
  void whoManagesIsToldOfWhatWasProposedBecauseOfWhatIsWithdrawn() {
    var change = relay.propose("policy-specialist", proposal(stricter));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    var fitting = changeOf(overlay.policyId());
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains(fitting.key() + " was prepared because of it, and is withdrawn with it");
    assertThat(briefing(fitting.key(), "Task_DraftRevision")).doesNotContain("Its reason is gone");
    relay.complete("policy-specialist", fitting.key(), "Task_DraftRevision", "outcome", "submit");
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains(fitting.key() + " was proposed because of it, and goes on by itself");

    relay.pass(Duration.ofMinutes(1));
    changes.withdraw(change, "policy-manager", "not now");
    relay.settle();

    var page = Http.at(port).logIn("policy-manager").get("/changes/" + fitting.key()).text();
    assertThat(page).contains(change + "</a>, because of which it was proposed, is withdrawn.");
    assertThat(page.indexOf("Its reason is gone"))
        .as("before the text")
        .isBetween(0, page.indexOf("The policy text"));
    for (var task : relay.tasks(fitting.key())) {
      assertThat(briefingOf("admin", task.getId())).contains("Its reason is gone");
    }
    relay.allDeliver(fitting.key());
    assertThat(briefing(fitting.key(), "Task_ApproveChange")).contains("Its reason is gone");

    assertThat(audit.of(change))
        .filteredOn(entry -> entry.event().equals("left-to-settle"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.detail()).contains(fitting.key() + " was proposed because of it"));
  }

  /** Nobody has touched it, and nobody has to. */
  @Test
  void whatTheRelayHasPreparedIsWithdrawnWithWhatItWasPreparedFor() {
    var change = relay.propose("policy-specialist", proposal(stricter));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    var fitting = changeOf(overlay.policyId()).key();

    relay.pass(Duration.ofMinutes(1));
    changes.withdraw(change, "policy-manager", "not now");
    relay.settle();

    assertThat(relay.change(fitting).endReason())
        .contains("%s, because of which %s was proposed, is withdrawn".formatted(change, fitting));
    assertThat(relay.waiting(fitting)).isEmpty();
    assertThat(audit.of(change))
        .filteredOn(entry -> entry.event().equals("left-to-settle"))
        .isEmpty();
  }

  private PolicyEntry tightened(String clause) {
    return family.overlay("A licence must be shown.", tightens("c2", clause));
  }

  private PolicyChange changeOf(String policyId) {
    return changes.newest(Integer.MAX_VALUE).stream()
        .filter(change -> change.policyId().equals(policyId))
        .findFirst()
        .orElseThrow();
  }

  private String briefing(String change, String step) {
    return briefingOf("policy-manager", relay.task(change, step).getId());
  }

  private String briefingOf(String reader, String task) {
    return Http.at(port).as(reader).form(task).text().replace("\\", "");
  }
}
