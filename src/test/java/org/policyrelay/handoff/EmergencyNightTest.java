package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.Proposal;
import org.policyrelay.notification.Post;
import org.policyrelay.support.BareHandoffs;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An emergency is public on a Friday at half past six in the evening, and nobody does anything any
 * more: what every wait climbs through the night, who is told, and that mail holds none of it back.
 */
@RelayTest
class EmergencyNightTest {

  private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");

  @Autowired Relay relay;
  @Autowired Handoffs handoffs;
  @Autowired Audit audit;
  @Autowired Post post;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  private String change = "";

  /** A rung, when it was climbed, and who was told of it: a person or the leads, and who else. */
  record Climbed(String rung, String at, String told) {}

  @BeforeEach
  void anOrderIsObeyed() {
    relay.goTo("2027-03-05T18:30+08:00");
    change = ordered(null);
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  private String ordered(@Nullable Instant deadline) {
    jdbc.sql("delete from notice_delivery").update();
    jdbc.sql("delete from notice").update();
    var key =
        relay.propose(
            "policy-specialist",
            new Proposal(
                mustRule(),
                "Order",
                "Order 17",
                Proposal.Origin.MANUAL,
                null,
                true,
                deadline,
                null));
    relay.complete("policy-manager", key, "Task_ApproveChange", "outcome", "approve");
    return key;
  }

  @Test
  void aReviewThatIsNotDelivered() {
    relay.goTo("2027-03-05T19:00+08:00");
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(due("Task_DeliverWork @qa")).isEqualTo("2027-03-05T23:00");

    walkThroughTheNight();

    assertThat(climbed(review("qa"), "delivery"))
        .containsExactly(
            new Climbed("reminder", "2027-03-05T21:00", "qa-lead"),
            new Climbed("level-1", "2027-03-05T22:00", "qa-lead qa-leads"),
            new Climbed("level-2", "2027-03-05T23:00", "qa-lead policy-managers qa-leads"),
            new Climbed("level-3", "2027-03-06T00:00", "qa-lead camunda-admin qa-leads"));
    everyNoticeIsUrgentAndGoesOutAtOnce();
  }

  @Test
  void aQuestionThatIsNotAnsweredAndThenIs() {
    relay.goTo("2027-03-05T19:00+08:00");
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    relay.complete(
        "qa-lead", change, "Task_DeliverWork @qa", "outcome", "ask", "question", "Which?");
    assertThat(due("Task_AnswerQuestion @qa")).isEqualTo("2027-03-05T20:00");

    walk("2027-03-05T23:00+08:00");

    assertThat(climbed(review("qa"), "answer"))
        .containsExactly(
            new Climbed("reminder", "2027-03-05T19:30", "policy-managers"),
            new Climbed("level-1", "2027-03-05T19:45", "policy-managers"),
            new Climbed("level-2", "2027-03-05T20:00", "policy-managers"),
            new Climbed("level-3", "2027-03-05T21:00", "camunda-admin policy-managers"));
    assertThat(climbed(review("qa"), "delivery")).as("its clock stands still").isEmpty();

    relay.complete("policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "All.");
    assertThat(due("Task_DeliverWork @qa")).isEqualTo("2027-03-06T03:00");
    walk("2027-03-06T04:30+08:00");
    assertThat(climbed(review("qa"), "delivery"))
        .extracting(Climbed::at)
        .containsExactly(
            "2027-03-06T01:00", "2027-03-06T02:00", "2027-03-06T03:00", "2027-03-06T04:00");
    everyNoticeIsUrgentAndGoesOutAtOnce();
  }

  @Test
  void whatIsToBeTakenBackAndIsNot() {
    var variables = new HashMap<>(BareHandoffs.variables(change));
    variables.put("work", "take-back-golden-set");
    variables.put("riskTier", "emergency");
    runtime.startProcessInstanceByKey("team-handoff", variables);
    relay.settle();
    var handoff = handoffs.latest(change, "take-back-golden-set", "qa").orElseThrow();
    walk("2027-03-05T20:30+08:00");
    assertThat(climbed(handoff, "acceptance"))
        .extracting(Climbed::at)
        .containsExactly(
            "2027-03-05T19:00", "2027-03-05T19:15", "2027-03-05T19:30", "2027-03-05T20:30");

    var task =
        relay.tasks(change).stream()
            .filter(one -> one.getName().contains("No change at all"))
            .findFirst()
            .orElseThrow();
    relay.answer("qa-lead", task.getId(), "outcome", "accept");
    relay.settle();
    walk("2027-03-06T02:00+08:00");

    assertThat(climbed(handoff, "delivery"))
        .containsExactly(
            new Climbed("reminder", "2027-03-05T22:30", "qa-lead"),
            new Climbed("level-1", "2027-03-05T23:30", "qa-lead qa-leads"),
            new Climbed("level-2", "2027-03-06T00:30", "qa-lead policy-managers qa-leads"),
            new Climbed("level-3", "2027-03-06T01:30", "qa-lead camunda-admin qa-leads"));
    everyNoticeIsUrgentAndGoesOutAtOnce();
  }

  @ParameterizedTest
  @CsvSource({", 2027-03-05T22:30", "2027-03-05T20:00+08:00, 2027-03-05T20:00"})
  void anObjectionThatNobodyDecides(@Nullable String deadline, String due) {
    change = ordered(deadline == null ? null : OffsetDateTime.parse(deadline).toInstant());
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("training-lead", change, "training");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    relay.giveBack("qa-lead", change, "qa", "it hits the wrong ads");

    var task = relay.task(change, "Task_DecideObjections");
    assertThat(local(task.getDueDate().toInstant())).isEqualTo(due);
    assertThat(task.getName()).contains("EMERGENCY");
    assertThat(task.getPriority()).isEqualTo(60);
    assertThat(told("task/" + task.getId() + "/opened")).isEqualTo("policy-managers");

    relay.goTo(Date.from(task.getDueDate().toInstant().minusSeconds(1)));
    post.lookForOverdue();
    assertThat(told("task/" + task.getId() + "/overdue")).isEmpty();
    relay.goTo(Date.from(task.getDueDate().toInstant().plusSeconds(1)));
    post.lookForOverdue();
    assertThat(told("task/" + task.getId() + "/overdue"))
        .isEqualTo("camunda-admin policy-managers");
    everyNoticeIsUrgentAndGoesOutAtOnce();
  }

  private void walkThroughTheNight() {
    walk("2027-03-06T08:00+08:00");
  }

  /** Every quarter of an hour: when rungs are due. */
  private void walk(String until) {
    var end = OffsetDateTime.parse(until).toInstant();
    while (relay.now().isBefore(end)) {
      relay.pass(Duration.ofMinutes(15));
    }
  }

  private Handoff review(String team) {
    return handoffs.latest(change, "review", team).orElseThrow();
  }

  private List<Climbed> climbed(Handoff handoff, String stage) {
    return audit.of(handoff.key()).stream()
        .filter(entry -> entry.event().equals("escalated"))
        .filter(entry -> String.valueOf(entry.detail()).endsWith(" of " + stage))
        .map(
            entry -> {
              var rung = String.valueOf(entry.detail()).replace(" of " + stage, "");
              return new Climbed(
                  rung,
                  local(entry.recordedAt()),
                  told("%s/%s/%%/%s".formatted(handoff.key(), stage, rung)));
            })
        .toList();
  }

  /** Persons and groups of one notice, empty where there is none. */
  private String told(String event) {
    return String.join(
        "|",
        jdbc.sql("select users, user_groups from notice where event like ?")
            .param(event)
            .query(
                (row, number) ->
                    (row.getString("users") + " " + row.getString("user_groups"))
                        .replace(',', ' ')
                        .strip())
            .list());
  }

  private void everyNoticeIsUrgentAndGoesOutAtOnce() {
    post.arrive();
    var late =
        jdbc.sql(
                "select n.event, n.urgency, n.told_at, d.not_before from notice n"
                    + " join notice_delivery d on d.notice_id = n.id where d.channel = 'MAIL'"
                    + " or d.channel = 'mail'")
            .query(
                (row, number) ->
                    Map.entry(
                        row.getString("event"),
                        row.getString("urgency")
                            + Duration.between(
                                    relay.now(), row.getTimestamp("not_before").toInstant())
                                .toMinutes()))
            .list();
    assertThat(late).hasSizeGreaterThan(5).extracting(Map.Entry::getValue).containsOnly("URGENT0");
  }

  private String due(String step) {
    return local(relay.task(change, step).getDueDate().toInstant());
  }

  private static String local(Instant instant) {
    return instant.atZone(SINGAPORE).toLocalDateTime().toString();
  }
}
