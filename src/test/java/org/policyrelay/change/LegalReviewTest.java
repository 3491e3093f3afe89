package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;
import static org.policyrelay.support.WithLegal.COUNSEL;
import static org.policyrelay.support.WithLegal.LEAD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.WithLegal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where there is a sixth team: which changes wait for it, and who acts on its part. */
@RelayTest
@WithLegal
@StoppedTime
class LegalReviewTest {

  private static final String OFFERED = "Task_AcceptHandoff @legal";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Handoffs handoffs;
  @Autowired Audit audit;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void aHighRiskWaitsForLegalAndNamesIt() {
    var change = drafted(proposal(mustRule()));
    assertThat(relay.waiting(change)).hasSize(5).contains(OFFERED);
    assertThat(relay.change(change).impact().reviewTeams()).contains("legal");
    assertThat(audit.of(change))
        .filteredOn(entry -> entry.event().equals("impact-assessed"))
        .extracting(AuditEntry::detail)
        .singleElement()
        .asString()
        .contains("Legal");
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains("Legal");

    relay.allDeliver(change);
    assertThat(relay.waiting(change)).containsExactly(OFFERED);
    var offered = relay.task(change, OFFERED);
    assertThat(offered.getDueDate().toInstant()).isEqualTo("2027-03-01T03:00:00Z");
    assertThat(Http.at(port).as(LEAD).shown(offered.getId(), "briefing"))
        .contains("Summary of the change", "your part: **review**");

    relay.giveBack(LEAD, change, "legal", "The act says 21");
    assertThat(relay.waiting(change)).containsExactly("Task_ReworkRevision");
    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "policyText",
        "The audience must be 21 or older.",
        "reworkAnswer",
        "It says 21 now");
    relay.allDeliver(change);
    relay.deliver(COUNSEL, change, "legal");
    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");
    var approval = relay.task(change, "Task_ApproveChange").getId();
    assertThat(Http.at(port).as("policy-manager").shown(approval, "briefing"))
        .contains(
            "**Legal** (review) delivered: [https\\://wiki.example/legal]", "The act says 21");
  }

  @Test
  void ofALowerRiskLegalReadsWhatIsLawOrLetsSomethingGo() {
    assertThat(relay.waiting(drafted(proposal(shouldRule())))).doesNotContain(OFFERED);
    assertThat(relay.waiting(drafted(fromRegulation(shouldRule())))).contains(OFFERED);

    var excepted = excepted(shouldRule());
    var opening = drafted(proposal(excepted));
    assertThat(relay.waiting(opening)).contains(OFFERED);
    relay.publish("1.0.0", excepted);
    var staying = drafted(proposal(aged(excepted, 21)));
    assertThat(relay.change(staying).riskTier()).contains(RiskTier.MEDIUM);
    assertThat(relay.waiting(staying)).contains(OFFERED);
  }

  @Test
  void whatIsOnlyWordingGoesToItsApproval() {
    var entry = mustRule();
    relay.publish("1.0.0", entry);
    var wording = entry.text().replace("to adults only", "to  adults only");
    var change = drafted(fromRegulation(entry.with(Map.of("policy", wording))));
    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");
  }

  @Test
  void anEmergencyIsReadByLegalOnceItIsPublic() {
    var change = relay.emergency(shouldRule());
    relay.pass(Duration.ofMinutes(1));
    assertThat(relay.waiting(change)).contains(OFFERED);
    assertThat(handoffs.latest(change, ChangeApproval.REVIEW, "legal"))
        .map(Handoff::isEmergency)
        .contains(true);
  }

  @Test
  void legalSeesItsOwnWorkAndNobodyElseSeesIt() {
    var change = drafted(proposal(mustRule()));
    var lead = Http.at(port).as(LEAD);
    var mine = relay.task(change, OFFERED).getId();
    var qas = relay.task(change, "Task_AcceptHandoff @qa").getId();

    var seen = lead.get("/engine-rest/task").json();
    assertThat(seen.findValuesAsText("id")).containsExactly(mine);
    assertThat(lead.get("/engine-rest/task/" + qas).status()).isEqualTo(404);
    for (var stranger : List.of("qa-lead", "training-lead", "policy-specialist")) {
      var other = Http.at(port).as(stranger);
      assertThat(other.get("/engine-rest/task/" + mine).status()).as(stranger).isEqualTo(404);
      assertThat(
              other
                  .post("/engine-rest/task/" + mine + "/claim", Map.of("userId", stranger))
                  .status())
          .as(stranger)
          .isIn(403, 404);
    }
    assertThat(handoffs.latest(change, ChangeApproval.REVIEW, "legal").map(Handoff::state))
        .contains(HandoffState.OFFERED);
  }

  @Test
  void whoWroteItDoesNotReviewItForLegal() {
    identity.createMembership("policy-specialist", "legal");
    try {
      var change = drafted(proposal(mustRule()));
      var task = relay.task(change, OFFERED).getId();
      var claimed =
          Http.at(port)
              .as("policy-specialist")
              .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "policy-specialist"));
      assertThat(claimed.code()).as(claimed.text()).isEqualTo("four-eyes");
      var handoff =
          handoffs.latest(change, ChangeApproval.REVIEW, "legal").map(Handoff::key).orElseThrow();
      assertThatThrownBy(() -> handoffs.accept(handoff, "policy-specialist"))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FOUR_EYES));
    } finally {
      identity.deleteMembership("policy-specialist", "legal");
    }
  }

  @Test
  void aWithdrawalClosesItsTask() {
    var change = drafted(proposal(mustRule()));
    relay.complete(LEAD, change, OFFERED, "outcome", "accept");

    changes.withdraw(change, "policy-manager", "No longer needed");
    relay.settle();

    assertThat(relay.waiting(change)).isEmpty();
    assertThat(handoffs.latest(change, ChangeApproval.REVIEW, "legal").map(Handoff::state))
        .contains(HandoffState.WITHDRAWN);
  }

  /** A change is not to be begun anew because there is another team by now. */
  @Test
  void whatWasApprovedBeforeThereWasLegalIsReleased() {
    var base = mustRule();
    relay.publish("1.0.0", base);
    var change = drafted(proposal(aged(base, 30)));
    relay.allDeliver(change);
    relay.deliver(LEAD, change, "legal");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    jdbc.sql("update policy_change set review_teams = ? where change_key = ?")
        .params("ad-review,qa,training,advertiser-experience", change)
        .update();
    relay.publish("2.0.0", aged(base, 25));

    relay.bringIntoEffect(change);

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
  }

  private String drafted(Proposal proposal) {
    var change = relay.propose("policy-specialist", proposal);
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  private static Proposal fromRegulation(PolicyEntry entry) {
    return new Proposal(
        entry, "Order", "Act 17", new Proposal.Origin("regulation", null), null, false);
  }

  private static PolicyEntry excepted(PolicyEntry entry) {
    var exception = Map.of("id", "charity", "clause", "c2", "text", "Draws for charity");
    return entry.with(Map.of("ext", Map.of("relay", Map.of("exceptions", List.of(exception)))));
  }
}
