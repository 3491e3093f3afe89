package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Proposal;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A regulator's order that comes on a Friday at half past six in the evening, when all of Singapore
 * has gone home, and gives until Saturday, six in the evening.
 */
@RelayTest
class EmergencyClockTest {

  private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");
  private static final String FRIDAY = "2027-03-05T%s+08:00";
  private static final Instant DEADLINE = instant("2027-03-06T18:00+08:00");

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Handoffs handoffs;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private String change = "";

  @BeforeEach
  void anOrderComes() {
    at("18:30");
    jdbc.sql("delete from notice_delivery").update();
    jdbc.sql("delete from notice").update();
    change =
        relay.propose(
            "policy-specialist",
            new Proposal(
                mustRule(),
                "Order",
                "Order 17/2027",
                Proposal.Origin.MANUAL,
                null,
                true,
                DEADLINE,
                null));
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void everyWaitIsCountedByTheClockAndNoneIsDueAfterTheDeadline() {
    assertThat(due("Task_ApproveChange")).isEqualTo("2027-03-05T22:30");
    assertThat(line("policy-manager", "Task_ApproveChange"))
        .isEqualTo(
            "Due Fri 5 Mar 2027, 22:30 Singapore (UTC+8): 4 h by the clock, day and night, from Fri 5 Mar, 18:30;"
                + " statutory deadline Sat 6 Mar 2027, 18:00 Singapore (UTC+8)");
    at("18:40");
    approve();
    assertThat(due("Task_AcceptHandoff @qa")).isEqualTo("2027-03-05T19:40");
    assertThat(due("Task_AcceptHandoff @training")).isEqualTo("2027-03-05T19:40");

    at("19:00");
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(due("Task_DeliverWork @qa")).isEqualTo("2027-03-05T23:00");

    relay.complete(
        "qa-lead", change, "Task_DeliverWork @qa", "outcome", "ask", "question", "Which?");
    assertThat(due("Task_AnswerQuestion @qa")).isEqualTo("2027-03-05T20:00");
    at("19:30");
    relay.complete("policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "All.");
    assertThat(due("Task_DeliverWork @qa"))
        .as("half an hour stood still")
        .isEqualTo("2027-03-05T23:30");

    relay.goTo("2027-03-06T15:00+08:00");
    relay.complete("training-lead", change, "Task_AcceptHandoff @training", "outcome", "accept");
    assertThat(due("Task_DeliverWork @training"))
        .as("four hours would end an hour after the deadline")
        .isEqualTo("2027-03-06T18:00");
  }

  @Test
  void aHoldMovesItByTheClockAndNeverPastTheDeadline() {
    at("18:40");
    changes.hold(change, "policy-manager", "asking the regulator");
    at("19:10");
    changes.resume(change, "policy-manager");
    relay.settle();
    assertThat(due("Task_ApproveChange")).isEqualTo("2027-03-05T23:00");

    changes.hold(change, "policy-manager", "asking again");
    relay.goTo("2027-03-06T16:00+08:00");
    changes.resume(change, "policy-manager");
    relay.settle();
    assertThat(due("Task_ApproveChange")).isEqualTo("2027-03-06T18:00");
  }

  @Test
  void everyRungIsClimbedOnFridayNight() {
    at("18:40");
    approve();
    walk("18:40", "22:00");
    assertThat(escalatedAt("qa"))
        .containsExactly(
            Map.entry("reminder of acceptance", "2027-03-05T19:10"),
            Map.entry("level-1 of acceptance", "2027-03-05T19:25"),
            Map.entry("level-2 of acceptance", "2027-03-05T19:40"),
            Map.entry("level-3 of acceptance", "2027-03-05T20:40"));
  }

  /** The regulator has waited: whoever can free it is told at once, not after another ladder. */
  @Test
  void whatIsPastTheDeadlineIsSaidAtOnce() {
    relay.goTo("2027-03-06T18:10+08:00");
    approve();
    relay.settle();
    assertThat(due("Task_AcceptHandoff @qa")).isEqualTo("2027-03-06T18:00");
    assertThat(escalatedAt("qa"))
        .containsExactly(Map.entry("level-3 of acceptance", "2027-03-06T18:10"));
  }

  @Test
  void everyNoticeIsUrgentAndEveryNameSaysWhatItIs() {
    approve();
    walk("18:40", "20:00");
    var notices =
        jdbc.sql("select urgency, title from notice")
            .query((row, number) -> Map.entry(row.getString("title"), row.getString("urgency")))
            .list();
    assertThat(notices)
        .extracting(Map.Entry::getValue)
        .containsOnly("URGENT")
        .hasSizeGreaterThan(5);
    assertThat(notices)
        .extracting(Map.Entry::getKey)
        .filteredOn(title -> !title.startsWith("Published"))
        .allSatisfy(title -> assertThat(title).contains("EMERGENCY"));
    assertThat(relay.tasks(change))
        .isNotEmpty()
        .allSatisfy(task -> assertThat(task.getName()).contains("EMERGENCY"));
    assertThat(relay.tasks(change))
        .allSatisfy(task -> assertThat(task.getPriority()).isGreaterThanOrEqualTo(60));
  }

  /** Calendars have no part in it: what moves for others stays here. */
  @Test
  void theChangeSaysUntilWhenTheOrderGives() {
    var told = manager().get("/api/policy-changes/" + change).json();
    assertThat(Instant.parse(told.path("statutoryDeadline").asText())).isEqualTo(DEADLINE);
    assertThat(changes.get(change).request().statutoryDeadline()).isEqualTo(DEADLINE);
  }

  @Test
  void onlyAnEmergencyHasOne() {
    var answer =
        manager()
            .post(
                "/api/policy-changes",
                "{\"policy\": %s, \"summary\": \"s\", \"reason\": \"r\", \"statutoryDeadline\": \"%s\"}"
                    .formatted(mustRule().json(), DEADLINE));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("statutoryDeadline is for an emergency alone");
  }

  private void approve() {
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
  }

  private void at(String time) {
    relay.goTo(FRIDAY.formatted(time));
  }

  /** Every five minutes: when rungs are due. */
  private void walk(String from, String to) {
    var end = instant(FRIDAY.formatted(to));
    for (var at = instant(FRIDAY.formatted(from)); at.isBefore(end); at = at.plusSeconds(300)) {
      relay.goTo(Date.from(at));
    }
  }

  private String due(String step) {
    return local(relay.task(change, step).getDueDate().toInstant());
  }

  private String line(String user, String step) {
    return Http.at(port)
        .as(user)
        .get("/engine-rest/task/" + relay.task(change, step).getId() + "/form-variables")
        .json()
        .at("/deadline/value")
        .asText()
        .replace("\\", "");
  }

  private List<Map.Entry<String, String>> escalatedAt(String team) {
    var handoff = handoffs.latest(change, "review", team).orElseThrow();
    return audit.of(handoff.key()).stream()
        .filter(entry -> entry.event().equals("escalated"))
        .map(EmergencyClockTest::escalated)
        .toList();
  }

  private static Map.Entry<String, String> escalated(AuditEntry entry) {
    return Map.entry(String.valueOf(entry.detail()), local(entry.recordedAt()));
  }

  private static String local(Instant instant) {
    return instant.atZone(SINGAPORE).toLocalDateTime().toString();
  }

  private Http manager() {
    return Http.at(port).as("policy-manager");
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
  }
}
