package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.audit.Audit;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.support.BareHandoffs;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCounter;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines over HTTP: explained to who may see them, moved by administrators only. */
@RelayTest
@StoppedTime
class DeadlineDoorsTest {

  private static final String ACCEPT = "Task_AcceptHandoff @qa";

  @Autowired Relay relay;
  @Autowired Handoffs handoffs;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired DeadlineMoves moves;
  @Autowired Deadlines deadlines;
  @Autowired BareHandoffs handoffsOfNothing;
  @Autowired SqlCounter sql;
  @LocalServerPort int port;

  private Http qa = Http.at(0);
  private String change = "";

  @BeforeEach
  void aReviewIsHandedToQaOnMondayAtNine() {
    qa = Http.at(port).as("qa-lead");
    change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
  }

  @Test
  void aPreviewSaysWhenAndWhy() {
    var preview =
        qa.get("/api/deadlines/preview?hubs=SG&start=2026-02-16T16:00:00%2B08:00&work=PT2H").json();

    assertThat(preview.path("due").asText()).isEqualTo("2026-02-19T02:00:00Z");
    assertThat(preview.path("worked").asText()).isEqualTo("PT2H");
    assertThat(reasons(preview))
        .isEqualTo(
            "open, SG | outside hours, SG | holiday: Chinese New Year, SG | outside hours, SG |"
                + " open, SG");
    assertThat(preview.path("segments").get(0).path("counted").asBoolean()).isTrue();
    assertThat(preview.path("segments").get(2).path("hub").asText()).isEqualTo("SG");
  }

  @Test
  void aPreviewKnowsTeamsHoursAndUnencodedOffsets() {
    assertThat(
            qa.get(
                    "/api/deadlines/preview?team=ad-review&start=2026-03-02T09:00:00+08:00&work=PT8H")
                .json()
                .path("due")
                .asText())
        .isEqualTo("2026-03-02T09:00:00Z");
    assertThat(
            qa.get(
                    "/api/deadlines/preview?team=qa&hours=10:00-12:00&start=2026-03-02T01:00:00Z&work=PT3H")
                .json()
                .path("due")
                .asText())
        .isEqualTo("2026-03-03T03:00:00Z");
    assertThat(
            qa.get("/api/deadlines/preview?hubs=SG&start=2031-03-03T01:00:00Z&work=PT3H")
                .json()
                .path("warning")
                .asText())
        .contains("2030-12-31");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hubs=XX&work=PT1H                              | 'XX'
          team=nobody&work=PT1H                          | 'nobody'
          work=PT1H                                      | one of them
          hubs=SG&team=qa&work=PT1H                      | not both
          hubs=SG                                        | work
          hubs=SG&work=-PT1H                             | -PT1H
          hubs=SG&work=soon                              | 'soon'
          hubs=SG&work=PT10001H                          | PT10001H
          hubs=SG&work=PT1H&start=2023-12-31T00:00:00Z   | 2023-12-31T00:00:00Z is before 2024
          hubs=SG&work=PT1H&start=yesterday              | 'yesterday'
          hubs=SG&work=PT1H&hours=17:00-09:00            | '17:00-09:00'
          hubs=SG&work=PT1H&hours=Sat 09:00-12:00        | no open hour
          hubs=&work=PT1H                                | ''
          """)
  void whatCannotBeIsRefusedByName(String query, String named) {
    var answer = qa.get("/api/deadlines/preview?" + query.replace(" ", "%20"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid-request");
    assertThat(answer.json().path("detail").asText()).contains(named);
  }

  /** Thousands of open tasks are asked about at once, not one by one. */
  @Test
  void whatWouldMoveCostsTheSameHoweverMuchIsOpen() {
    moves.pending();
    var one = sql.of(moves::pending).statements().size();
    var before = moves.pending();
    for (var more = 0; more < 5; more++) {
      handoffsOfNothing.offer("cost-of-moves");
      deadlines.open(
          "BR-2027-0/" + more, Stage.DELIVERY, "qa", Duration.ofHours(16), Count.WORKING);
    }
    relay.settle();

    assertThat(sql.of(moves::pending).statements()).hasSize(one).hasSizeLessThan(6);
    assertThat(moves.pending()).isEqualTo(before);
    handoffsOfNothing.cleanUp("cost-of-moves");
    for (var more = 0; more < 5; more++) {
      deadlines.close("BR-2027-0/" + more, Stage.DELIVERY);
    }
  }

  @Test
  void aTaskExplainsItsDeadline() {
    relay.goTo("2027-03-01T12:30+08:00");
    var answer = qa.get("/api/tasks/" + relay.task(change, ACCEPT).getId() + "/deadline");

    var deadline = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(deadline.path("due").asText()).isEqualTo("2027-03-01T05:00:00Z");
    assertThat(deadline.path("worked").asText()).isEqualTo("PT4H");
    assertThat(deadline.path("elapsed").asText()).isEqualTo("PT3H30M");
    assertThat(deadline.path("left").asText()).isEqualTo("PT30M");
    assertThat(deadline.path("stage").asText()).isEqualTo("acceptance");
    assertThat(deadline.path("why").asText())
        .isEqualTo(
            "Due Mon 1 Mar 2027, 13:00 Singapore (UTC+8): 4 h of QA's working time from Mon 1 Mar, 09:00");
    assertThat(deadline.path("rungs"))
        .extracting(rung -> rung.path("name").asText() + " " + rung.path("state").asText())
        .containsExactly("reminder fired", "level-1 pending", "level-2 pending", "level-3 pending");
    assertThat(deadline.path("recountWouldMoveIt").asBoolean()).isFalse();
  }

  @Test
  void aPauseIsASegmentOfItsOwn() {
    relay.complete("qa-lead", change, ACCEPT, "outcome", "accept");
    relay.goTo("2027-03-01T10:00+08:00");
    relay.complete(
        "qa-lead", change, "Task_DeliverWork @qa", "outcome", "ask", "question", "Beer too?");
    relay.goTo("2027-03-01T11:00+08:00");
    relay.complete(
        "policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "Yes, all of it");

    var task = relay.task(change, "Task_DeliverWork @qa").getId();
    var deadline = qa.get("/api/tasks/" + task + "/deadline").json();

    assertThat(reasons(deadline))
        .startsWith("open, SG | paused: waiting for the sender's answer | open, SG");
    assertThat(deadline.path("pauses")).hasSize(1);
    assertThat(deadline.path("left").asText()).isEqualTo("PT23H");
    assertThat(deadline.path("due").asText()).isEqualTo("2027-03-04T02:00:00Z");
  }

  @Test
  void aFormShowsTheLineAndATaskWithoutALedgerHasItToo() {
    var task = relay.task(change, ACCEPT).getId();
    assertThat(
            qa.get("/engine-rest/task/" + task + "/form-variables?variableNames=deadline")
                .json()
                .path("deadline")
                .path("value")
                .asText())
        .as("to the letter, whatever a form's Markdown would make of a team's or a holiday's name")
        .startsWith(
            "Due Mon 1 Mar 2027, 13\\:00 Singapore \\(UTC\\+8\\)\\: 4 h of QA's working time");

    var other = relay.propose("policy-specialist", proposal(shouldRule()));
    var draft = relay.task(other, "Task_DraftRevision").getId();
    var deadline =
        Http.at(port).as("policy-specialist").get("/api/tasks/" + draft + "/deadline").json();
    assertThat(deadline.path("why").asText())
        .isEqualTo(
            "Due Wed 3 Mar 2027, 17:00 Singapore (UTC+8): 24 h of Ad Policy's working time from Mon 1 Mar, 09:00");
    assertThat(deadline.path("rungs")).isEmpty();
  }

  /** The web applications let go of who calls before the form is filled in. */
  @Test
  void inTasklistTheFormTellsItOnTheReadersClockToo() {
    var task = relay.task(change, ACCEPT).getId();
    var form = "/camunda/api/engine/engine/default/task/%s/form-variables".formatted(task);

    assertThat(
            Http.at(port)
                .logIn("qa-lead")
                .get(form + "?variableNames=deadline")
                .json()
                .at("/deadline/value")
                .asText())
        .contains("13\\:00 Singapore");
  }

  @Test
  void whoDoesNotSeeTheTaskIsToldNothing() {
    var path = "/api/tasks/" + relay.task(change, ACCEPT).getId() + "/deadline";

    assertThat(Http.at(port).get(path).status()).isEqualTo(401);
    assertThat(Http.at(port).as("training-lead").get(path).status()).isEqualTo(403);
    assertThat(qa.get("/api/tasks/no-such-task/deadline").status()).isEqualTo(404);
    assertThat(Http.at(port).get("/api/deadlines/preview?hubs=SG&work=PT1H").status())
        .isEqualTo(401);
  }

  /** The table said two hours when the work was offered, and says four now. */
  @Test
  void aChangedTargetMovesOpenDeadlinesOnCommandOnly() {
    var key = handoffs.latest(change, "review", "qa").orElseThrow().key();
    jdbc.sql("update deadline set target = 'PT2H', due_at = ? where subject = ?")
        .params(Timestamp.from(Instant.parse("2027-03-01T03:00:00Z")), key)
        .update();
    var admin = Http.at(port).as("admin");
    relay.goTo("2027-03-01T10:00+08:00");

    assertThat(qa.get("/api/deadlines/moves").status()).isEqualTo(403);
    assertThat(qa.post("/api/deadlines/moves", Map.of("reason", "x")).status()).isEqualTo(403);
    assertThat(admin.post("/api/deadlines/moves", Map.of()).status()).isEqualTo(400);
    assertThat(admin.get("/api/deadlines/moves").json().findValuesAsText("subject")).contains(key);
    assertThat(audit.of(key)).extracting("event").doesNotContain("deadline-moved");

    var moved =
        admin.post("/api/deadlines/moves", Map.of("reason", "the target is four hours")).json();

    assertThat(moved)
        .filteredOn(move -> move.path("subject").asText().equals(key))
        .extracting(move -> move.path("newDue").asText())
        .containsExactly("2027-03-01T05:00:00Z");
    assertThat(relay.task(change, ACCEPT).getDueDate().toInstant())
        .isEqualTo(Instant.parse("2027-03-01T05:00:00Z"));
    assertThat(
            jdbc.sql("select distinct due_at from notice where subject = ?")
                .param(key + "/acceptance")
                .query(OffsetDateTime.class)
                .list())
        .extracting(OffsetDateTime::toInstant)
        .containsExactly(Instant.parse("2027-03-01T05:00:00Z"));
    assertThat(audit.of(key))
        .filteredOn(entry -> entry.event().equals("deadline-moved"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo("admin");
              assertThat(entry.detail()).contains("the target is four hours");
            });
    assertThat(admin.get("/api/deadlines/moves").json().findValuesAsText("subject"))
        .doesNotContain(key);
  }

  private static String reasons(JsonNode deadline) {
    return String.join(
        " | ",
        StreamSupport.stream(deadline.path("segments").spliterator(), false)
            .map(segment -> segment.path("reason").asText())
            .toList());
  }
}
