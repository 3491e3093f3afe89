package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.stance;
import static org.policyrelay.support.PolicyFamily.tightens;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is prepared to settle an overlay with its base needs one approval and no more, as long as
 * nobody reads or does anything else by it.
 */
@RelayTest
@StoppedTime
class SettlementTest {

  private static final String LICENCE = "A licence must be shown.";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry base = stance(mustRule(), "restricted");
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final String id = family.id();

  @Test
  void theSameWordsNeedOneApprovalAndApplyAtOnce() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay(LICENCE));
    var order = relay.emergency(family.more("Lottery ads must not be shown."));

    var settlement = settlementOf(order);
    assertThat(settlement.entry().text()).isEqualTo(LICENCE);
    assertThat(relay.waiting(settlement.key())).containsExactly("Task_ApproveChange");
    var task = relay.task(settlement.key(), "Task_ApproveChange");
    assertThat(task.getDueDate().toInstant()).isEqualTo(relay.now().plus(Duration.ofHours(4)));
    assertThat(task.getPriority()).isEqualTo(60);
    assertThat(task.getName()).contains("TO SETTLE · ");
    assertThat(page("/changes/" + settlement.key()))
        .contains("To settle: ", "It settles what readers have now")
        .contains("it is public and applies at once");
    assertThat(page("/changes")).contains(">to settle</span>");
    assertThat(told(order))
        .containsEntry("urgency", "URGENT")
        .extractingByKey("body")
        .asString()
        .contains(
            settlement.key() + " is prepared: as it was prepared, it changes nothing that applies")
        .contains("a policy manager reads both and approves it, and it is public at once")
        .as("by the clock of its market")
        .contains("readers have both from 1 Mar 2027, 09:00 in Singapore (UTC+8) on");
    assertThat(compared(settlement.key()))
        .contains("changes nothing that applies")
        .doesNotContain("stricter", "the rule");
    assertThat(page("/policies")).contains(mark());

    relay.complete("policy-manager", settlement.key(), "Task_ApproveChange", "outcome", "approve");

    assertThat(unsettled()).isEmpty();
    assertThat(relay.change(settlement.key()).state()).isEqualTo(ChangeState.IN_EFFECT);
    assertThat(relay.waiting(settlement.key())).containsExactly("Task_AcceptHandoff @qa");
    assertThat(page("/policies")).doesNotContain(mark());
    assertThat(briefing("qa-lead", settlement.key(), "Task_AcceptHandoff @qa"))
        .contains("What changes: nothing that applies");
    assertThat(relay.task(settlement.key(), "Task_AcceptHandoff @qa").getName())
        .doesNotContain("TO SETTLE");
    assertThat(page("/changes/" + settlement.key())).doesNotContain("To settle: ");
    assertThat(over(order)).isEqualTo("settled");
  }

  /** Read afterwards, it is not for anybody to judge what somebody has approved. */
  @Test
  void whatNoProgramCouldTellIsNoOpenQuestionOnceItIsApproved() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("ต้องแสดงใบอนุญาต"));
    var settlement =
        settlementOf(relay.emergency(family.more("Lottery ads must not be shown."))).key();
    assertThat(page("/changes/" + settlement))
        .contains("What changes: nothing that applies", "nobody has approved beside it yet");

    relay.complete("policy-manager", settlement, "Task_ApproveChange", "outcome", "approve");

    assertThat(
            List.of(
                page("/changes/" + settlement),
                briefing("qa-lead", settlement, "Task_AcceptHandoff @qa")))
        .as("what was approved")
        .allSatisfy(
            shown ->
                assertThat(shown)
                    .contains("What changes: nothing that applies")
                    .contains(
                        "What no program could hold against the base, and Mei Tan has approved")
                    .contains("Its base, which it is read with")
                    .doesNotContain("judge which way", "nobody has approved beside it yet"));
  }

  /** Of two facts the stricter counts already: nothing that applies is another one afterwards. */
  @Test
  void factsThatTheBaseIsStricterAboutAnywayAreSettledTheSameWay() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", stance(family.overlay(LICENCE), "restricted"));
    var order =
        relay.emergency(stance(family.more("Lottery ads must not be shown."), "prohibited"));
    var applied = resolved().at("/ext/relay/stance").asText();

    var settlement = settlementOf(order);
    assertThat(settlement.entry().stance()).isNotEqualTo(base.stance());
    assertThat(relay.waiting(settlement.key())).containsExactly("Task_ApproveChange");
    relay.complete("policy-manager", settlement.key(), "Task_ApproveChange", "outcome", "approve");

    assertThat(unsettled()).isEmpty();
    assertThat(resolved().at("/ext/relay/stance").asText())
        .isEqualTo(applied)
        .isEqualTo("prohibited");
  }

  /** The day on which the former text began would refuse what begins now. */
  @Test
  void anOverlayThatSaysWhenItBeganIsSettledToo() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay(LICENCE).with(Map.of("effective_date", "2027-03-01")));
    relay.pass(Duration.ofDays(3));
    var settlement = settlementOf(relay.emergency(family.more("Lottery ads must not be shown.")));

    relay.complete("policy-manager", settlement.key(), "Task_ApproveChange", "outcome", "approve");

    assertThat(unsettled()).isEmpty();
  }

  @Test
  void asSoonAsSomebodyEditsItItIsAssessedAsAnyOther() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay(LICENCE));
    var settlement = settlementOf(relay.emergency(family.more("Lottery ads must not be shown.")));
    relay.complete(
        "policy-manager",
        settlement.key(),
        "Task_ApproveChange",
        "outcome",
        "rework",
        "decisionReason",
        "say which licence");
    assertThat(relay.task(settlement.key(), "Task_ReworkRevision").getDueDate().toInstant())
        .isEqualTo(relay.now().plus(Duration.ofHours(4)));
    relay.complete(
        "policy-specialist",
        settlement.key(),
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "policyText",
        "A licence of Singapore must be shown.");

    var edited = relay.change(settlement.key());
    assertThat(edited.isToSettle()).isFalse();
    assertThat(compared(settlement.key())).doesNotContain("nothing that applies");
    assertThat(edited.riskTier()).contains(RiskTier.HIGH);
    assertThat(edited.impact().noticeDays()).isEqualTo(14);
    assertThat(relay.tasks(settlement.key()))
        .hasSize(4)
        .allSatisfy(task -> assertThat(task.getName()).doesNotContain("TO SETTLE"));
  }

  /** What changed nothing when it was prepared would make a market stricter by now. */
  @Test
  void whatWouldChangeMoreByNowIsNotApprovedAsASettlement() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", stance(family.overlay(LICENCE), "restricted"));
    var settlement =
        settlementOf(relay.emergency(stance(family.more("No lottery ads."), "prohibited")));
    relay.pass(Duration.ofMinutes(1));
    relay.emergency(stance(family.more("Lottery ads need a licence."), "restricted"));

    var task = relay.task(settlement.key(), "Task_ApproveChange").getId();
    assertThatThrownBy(() -> relay.answer("policy-manager", task, "outcome", "approve"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("it would change what applies: send it back");
  }

  /** The words that a market reads beside a clause are no fact that counts anyway. */
  @Test
  void aReadingThatIsTakenOutIsAnOrdinaryChange() {
    relay.publish("1.0.0", base);
    relay.publish(
        "1.0.0", family.overlay(LICENCE, tightens("c2", "The audience must be 21 or older.")));
    var order = relay.emergency(aged(base, 25));

    var prepared = settlementOf(order);
    assertThat(prepared.entry().tightens()).isEmpty();
    assertThat(relay.waiting(prepared.key())).containsExactly("Task_DraftRevision");
    assertThat(told(order))
        .extractingByKey("body")
        .asString()
        .contains(prepared.key() + " is prepared: read both; Ad Policy submits it")
        .doesNotContain("approve");
  }

  /** What is still to settle is told on the page by the clock of who reads it. */
  @Test
  void fromWhenReadersHaveBothIsToldByTheReadersClock() {
    relay.publish("1.0.0", family.more("Lottery ads must not be shown."));
    relay.pass(Duration.ofMinutes(1));
    var change = relay.inEffect(base);
    relay.publish("1.0.0", family.overlay(LICENCE));
    relay.pass(Duration.ofMinutes(1));
    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    var left = Http.at(port).logIn("training-lead").get("/changes/" + change).text();
    assertThat(left.split("Left to settle:")[1])
        .contains("readers have both from ", " Sydney (UTC+");
  }

  /** Of the last text that was compared. */
  private String compared(String change) {
    return audit.of(change).stream()
        .filter(entry -> entry.event().equals("compared"))
        .map(entry -> String.valueOf(entry.detail()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private String mark() {
    return "<a href=\"/policies/%s\">Not settled</a>".formatted(id);
  }

  private String briefing(String reader, String change, String step) {
    return Http.at(port).as(reader).shown(relay.task(change, step).getId(), "briefing");
  }

  private PolicyChange settlementOf(String cause) {
    return changes.openBecauseOf(cause).stream()
        .filter(change -> change.policyId().equals(id + ":sg"))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> told(String cause) {
    return jdbc.sql("select urgency, body from notice where event like ?")
        .param(cause + "/left-to-settle/%")
        .query()
        .singleRow();
  }

  private String over(String cause) {
    return jdbc.sql("select over_how from notice where event like ?")
        .param(cause + "/left-to-settle/%")
        .query(String.class)
        .single();
  }

  private String page(String path) {
    return Http.at(port).logIn("policy-manager").get(path).text();
  }

  private JsonNode resolved() {
    return Http.at(port).get("/api/policies/resolve?market=SG&policy_id=" + id).json();
  }

  private JsonNode unsettled() {
    return resolved().at("/ext/relay/unsettled");
  }
}
