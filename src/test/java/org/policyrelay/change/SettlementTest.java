package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is prepared to settle an overlay with its base needs one approval and no more, as long as
 * nobody reads or does anything else by it.
 */
@RelayTest
class SettlementTest {

  private static final String LICENCE = "A licence must be shown.";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyPublisher publisher;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private PolicyEntry base = mustRule();
  private String id = "";

  @BeforeEach
  void stopTime() {
    relay.stopTime();
    id = base.policyId();
    base = stance(base, "restricted");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void theSameWordsNeedOneApprovalAndApplyAtOnce() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay(LICENCE), "SG");
    var order = emergency(more("Lottery ads must not be shown."));

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
        .contains("a policy manager reads both and approves it, and it is public at once");

    relay.complete("policy-manager", settlement.key(), "Task_ApproveChange", "outcome", "approve");

    assertThat(unsettled()).isEmpty();
    assertThat(relay.change(settlement.key()).state()).isEqualTo(ChangeState.IN_EFFECT);
    assertThat(relay.waiting(settlement.key())).containsExactly("Task_AcceptHandoff @qa");
    assertThat(relay.task(settlement.key(), "Task_AcceptHandoff @qa").getName())
        .doesNotContain("TO SETTLE");
    assertThat(page("/changes/" + settlement.key())).doesNotContain("To settle: ");
    assertThat(over(order)).isEqualTo("settled");
  }

  /** Read afterwards, it is not for anybody to judge what somebody has approved. */
  @Test
  void whatNoProgramCouldTellIsNoOpenQuestionOnceItIsApproved() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay("ต้องแสดงใบอนุญาต"), "SG");
    var settlement = settlementOf(emergency(more("Lottery ads must not be shown."))).key();
    assertThat(page("/changes/" + settlement))
        .contains("What changes: nothing that applies", "Nobody has held this against the base");

    relay.complete("policy-manager", settlement, "Task_ApproveChange", "outcome", "approve");

    assertThat(List.of(page("/changes/" + settlement), watch(settlement)))
        .as("what was approved")
        .allSatisfy(
            shown ->
                assertThat(shown)
                    .contains("What changes: nothing that applies")
                    .contains(
                        "What no program could hold against the base, and Mei Tan has approved")
                    .contains("Its base, which it is read with")
                    .doesNotContain("judge which way", "Nobody has held this"));
  }

  /** Of two facts the stricter counts already: nothing that applies is another one afterwards. */
  @Test
  void factsThatTheBaseIsStricterAboutAnywayAreSettledTheSameWay() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", stance(overlay(LICENCE), "restricted"), "SG");
    var before = base;
    var order = emergency(stance(more("Lottery ads must not be shown."), "prohibited"));
    var applied = resolved().at("/ext/relay/stance").asText();

    var settlement = settlementOf(order);
    assertThat(settlement.entry().stance()).isNotEqualTo(before.stance());
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
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay(LICENCE).with(Map.of("effective_date", "2027-03-01")), "SG");
    relay.pass(Duration.ofDays(3));
    var settlement = settlementOf(emergency(more("Lottery ads must not be shown.")));

    relay.complete("policy-manager", settlement.key(), "Task_ApproveChange", "outcome", "approve");

    assertThat(unsettled()).isEmpty();
  }

  @Test
  void asSoonAsSomebodyEditsItItIsAssessedAsAnyOther() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay(LICENCE), "SG");
    var settlement = settlementOf(emergency(more("Lottery ads must not be shown.")));
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
    assertThat(edited.riskTier()).contains(RiskTier.HIGH);
    assertThat(edited.impact().noticeDays()).isEqualTo(14);
    assertThat(relay.tasks(settlement.key()))
        .hasSize(4)
        .allSatisfy(task -> assertThat(task.getName()).doesNotContain("TO SETTLE"));
  }

  /** What changed nothing when it was prepared would make a market stricter by now. */
  @Test
  void whatWouldChangeMoreByNowIsNotApprovedAsASettlement() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", stance(overlay(LICENCE), "restricted"), "SG");
    var settlement = settlementOf(emergency(stance(more("No lottery ads."), "prohibited")));
    relay.pass(Duration.ofMinutes(1));
    emergency(stance(more("Lottery ads need a licence."), "restricted"));

    var task = relay.task(settlement.key(), "Task_ApproveChange").getId();
    assertThatThrownBy(() -> relay.answer("policy-manager", task, "outcome", "approve"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("it would change what applies: send it back");
  }

  /** The words that a market reads beside a clause are no fact that counts anyway. */
  @Test
  void aReadingThatIsTakenOutIsAnOrdinaryChange() {
    publish("1.0.0", base, "SG", "TH");
    publish(
        "1.0.0",
        overlay(LICENCE, Map.of("tightens", Map.of("c2", "The audience must be 21 or older."))),
        "SG");
    var order =
        emergency(base.with(Map.of("policy", base.text().replace("18 or older", "25 or older"))));

    var prepared = settlementOf(order);
    assertThat(prepared.entry().tightens()).isEmpty();
    assertThat(relay.waiting(prepared.key())).containsExactly("Task_DraftRevision");
    assertThat(told(order))
        .extractingByKey("body")
        .asString()
        .contains(prepared.key() + " is prepared: read both; Ad Policy submits it")
        .doesNotContain("approve");
  }

  private String emergency(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", Policies.emergency(entry));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    return change;
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

  private String watch(String change) {
    return Http.at(port)
        .as("qa-lead")
        .get(
            "/engine-rest/task/%s/form-variables"
                .formatted(relay.task(change, "Task_AcceptHandoff @qa").getId()))
        .json()
        .at("/briefing/value")
        .asText();
  }

  private String page(String path) {
    return Http.at(port).logIn("policy-manager").get(path).text();
  }

  private PolicyEntry more(String sentence) {
    return base.with(Map.of("policy", base.text() + "\n\n2. " + sentence));
  }

  private static PolicyEntry stance(PolicyEntry entry, String stance) {
    var relay = new LinkedHashMap<String, Object>();
    entry
        .json()
        .at("/ext/relay")
        .properties()
        .forEach(one -> relay.put(one.getKey(), one.getValue()));
    relay.put("stance", stance);
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }

  private PolicyEntry overlay(String text) {
    return overlay(text, Map.of());
  }

  private PolicyEntry overlay(String text, Map<String, Object> more) {
    var relay = new LinkedHashMap<>(more);
    relay.put("overlay_of", id);
    return base.with(
        Map.of(
            "policy_id",
            id + ":sg",
            "jurisdictions",
            List.of("SG"),
            "policy",
            text,
            "ext",
            Map.of("relay", relay)));
  }

  private JsonNode resolved() {
    return Http.at(port).get("/api/policies/resolve?market=SG&policy_id=" + id).json();
  }

  private JsonNode unsettled() {
    return resolved().at("/ext/relay/unsettled");
  }

  private void publish(String version, PolicyEntry entry, String... markets) {
    publisher.publish(
        Policies.order(entry, version, "S-" + entry.policyId() + version, relay.now(), markets));
  }
}
