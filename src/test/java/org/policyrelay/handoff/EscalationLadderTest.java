package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One ladder under a moved clock: high risk, two working hours to accept, so the reminder comes
 * after an hour and a half, level 1 after two hours, level 2 after six, level 3 after fourteen.
 */
@RelayTest
class EscalationLadderTest {

  private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Handoffs handoffs;
  @Autowired Audit audit;

  private String change = "";

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  /** Chinese New Year 2027 is Saturday and Sunday, 6 and 7 February; Monday is off instead. */
  @Test
  void overChineseNewYearInSingapore() {
    offeredAt("2027-02-05T16:00+08:00");
    relay.goTo("2027-02-08T23:59+08:00");
    assertThat(escalations("qa")).as("the long weekend").isEmpty();

    walk("2027-02-09T00:00+08:00", "2027-02-11T00:00+08:00");
    assertThat(escalatedAt("qa", SINGAPORE))
        .containsExactly(
            Map.entry("reminder of acceptance", "2027-02-09T09:30"),
            Map.entry("level-1 of acceptance", "2027-02-09T10:00"),
            Map.entry("level-2 of acceptance", "2027-02-09T14:00"),
            Map.entry("level-3 of acceptance", "2027-02-10T14:00"));
  }

  /**
   * In Sydney the clock goes back on Sunday, 4 April 2027: Monday's nine o'clock is an hour later.
   */
  @Test
  void overTheEndOfDaylightSavingInSydney() {
    offeredAt("2027-04-02T16:00+11:00");

    walk("2027-04-02T16:00+11:00", "2027-04-07T00:00+10:00");
    assertThat(escalatedAt("training", SYDNEY))
        .containsExactly(
            Map.entry("reminder of acceptance", "2027-04-05T09:30"),
            Map.entry("level-1 of acceptance", "2027-04-05T10:00"),
            Map.entry("level-2 of acceptance", "2027-04-05T14:00"),
            Map.entry("level-3 of acceptance", "2027-04-06T14:00"));
    assertThat(dueOf("training")).isEqualTo(instant("2027-04-05T10:00+10:00"));
  }

  @Test
  void withAPauseInBetween() {
    offeredAt("2027-03-01T09:00+08:00");
    relay.goTo("2027-03-01T10:30+08:00");
    assertThat(escalations("qa")).containsExactly("reminder of acceptance");

    changes.hold(change, "policy-manager", "waiting for legal");
    relay.goTo("2027-03-02T12:00+08:00");
    assertThat(escalations("qa")).as("on hold").hasSize(1);
    changes.resume(change, "policy-manager");
    relay.settle();

    // Monday from 10:30 and Tuesday until noon: nine and a half working hours
    walk("2027-03-02T12:00+08:00", "2027-03-05T00:00+08:00");
    assertThat(escalatedAt("qa", SINGAPORE))
        .containsExactly(
            Map.entry("reminder of acceptance", "2027-03-01T10:30"),
            Map.entry("level-1 of acceptance", "2027-03-02T12:30"),
            Map.entry("level-2 of acceptance", "2027-03-02T16:30"),
            Map.entry("level-3 of acceptance", "2027-03-03T16:30"));
  }

  @Test
  void withTheServerDownOverTwoRungs() {
    offeredAt("2027-03-01T09:00+08:00");
    relay.goTo("2027-03-01T10:30+08:00");

    relay.goTo("2027-03-01T16:10+08:00");
    assertThat(escalations("qa"))
        .containsExactly("reminder of acceptance", "level-2 of acceptance");
    assertThat(events("qa", "escalation-skipped")).containsExactly("level-1 of acceptance");

    walk("2027-03-01T16:30+08:00", "2027-03-04T00:00+08:00");
    assertThat(escalatedAt("qa", SINGAPORE))
        .endsWith(Map.entry("level-3 of acceptance", "2027-03-02T15:00"))
        .hasSize(3);
  }

  /** Two teams that follow the sun: Sydney's morning counts for Singapore's evening. */
  @Test
  void overTwoHubsTogether() {
    offeredAt("2027-03-01T16:30+08:00");

    assertThat(dueOf("advertiser-experience"))
        .as("half an hour in Singapore, the rest when Sydney opens at 06:00 in Singapore")
        .isEqualTo(instant("2027-03-02T07:30+08:00"));
    assertThat(dueOf("qa")).isEqualTo(instant("2027-03-02T10:30+08:00"));
  }

  private void offeredAt(String instant) {
    relay.goTo(instant);
    change = relay.propose("policy-specialist", proposal(mustRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
  }

  /** Minute by minute would take long: every half hour, on the half hour, is when rungs are due. */
  private void walk(String from, String to) {
    var end = instant(to);
    for (var at = instant(from); at.isBefore(end); at = at.plusSeconds(1800)) {
      relay.goTo(Date.from(at));
    }
  }

  private Instant dueOf(String team) {
    return relay.task(change, "Task_AcceptHandoff @" + team).getDueDate().toInstant();
  }

  private List<Map.Entry<String, String>> escalatedAt(String team, ZoneId zone) {
    var found = new ArrayList<Map.Entry<String, String>>();
    for (var entry : entries(team, "escalated")) {
      found.add(
          Map.entry(
              String.valueOf(entry.detail()),
              entry.recordedAt().atZone(zone).toLocalDateTime().toString()));
    }
    return found;
  }

  private List<String> escalations(String team) {
    return events(team, "escalated");
  }

  private List<String> events(String team, String event) {
    return entries(team, event).stream().map(AuditEntry::detail).toList();
  }

  private List<AuditEntry> entries(String team, String event) {
    var handoff = handoffs.latest(change, "review", team).orElseThrow();
    return audit.of(handoff.key()).stream().filter(entry -> entry.event().equals(event)).toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
