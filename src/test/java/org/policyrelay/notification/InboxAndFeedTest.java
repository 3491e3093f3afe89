package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import biweekly.Biweekly;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a handoff tells whom, and the calendar of its deadlines. */
@RelayTest
@StoppedTime
class InboxAndFeedTest {

  @Autowired Post post;
  @Autowired Relay relay;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private String change = "";

  @BeforeEach
  void aReviewIsHandedToQaOnMondayAtNine() {
    post.clear();
    change = relay.propose("policy-specialist", proposal(shouldRule()));
    // what the draft was told to Ad Policy
    post.clear();
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    post.arrive();
  }

  @AfterEach
  void cleanUp() {
    post.clear();
  }

  @Test
  void theLadderTellsEachTimeWhoHasToAct() {
    assertThat(titles("qa-lead")).singleElement().asString().startsWith("Offered to QA: ");
    assertThat(titles("training-lead")).isEmpty();

    relay.goTo("2027-03-01T12:00+08:00");
    post.arrive();
    assertThat(titles("qa-lead").get(0)).startsWith("Due soon: ");
    relay.goTo("2027-03-01T13:00+08:00");
    post.arrive();
    assertThat(titles("qa-lead").get(0)).startsWith("Overdue: ");
    assertThat(titles("policy-manager")).isEmpty();

    relay.goTo("2027-03-01T17:00+08:00");
    post.arrive();
    assertThat(inbox("policy-manager").findValuesAsText("urgency")).contains("urgent");
    assertThat(titles("admin")).isEmpty();
    relay.goTo("2027-03-02T17:00+08:00");
    post.arrive();
    assertThat(titles("admin")).isNotEmpty().allMatch(title -> title.startsWith("Overdue: "));
    assertThat(titles("qa-lead")).as("the offer and four rungs").hasSize(5);
  }

  @Test
  void whatComesBackIsToldToItsSender() {
    relay.giveBack("qa-lead", change, "qa", "no cases");
    post.arrive();

    assertThat(titles("policy-manager")).singleElement().asString().startsWith("Returned by QA: ");
    assertThat(inbox("policy-manager").findValuesAsText("text")).containsExactly("no cases");
  }

  @Test
  void aQuestionIsToldToItsSenderAndTheAnswerToWhoAsked() {
    relay.complete("qa-analyst", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    relay.complete(
        "qa-analyst", change, "Task_DeliverWork @qa", "outcome", "ask", "question", "Beer?");
    post.arrive();
    assertThat(titles("policy-manager")).singleElement().asString().startsWith("Question from QA");

    relay.complete("policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "Yes");
    post.arrive();
    assertThat(titles("qa-analyst")).singleElement().asString().startsWith("Answered by Ad Policy");
  }

  @Test
  void aNoticeIsReadAndUnreadByItsOwnerOnly() {
    var qa = Http.at(port).as("qa-lead");
    var id = inbox("qa-lead").path("items").get(0).path("id").asText();

    assertThat(inbox("qa-lead").path("unread").asInt()).isEqualTo(1);
    assertThat(Http.at(port).as("training-lead").post("/api/inbox/" + id + "/read", "").status())
        .isEqualTo(404);
    assertThat(qa.post("/api/inbox/" + id + "/read", "").status()).isEqualTo(204);
    assertThat(inbox("qa-lead").path("unread").asInt()).isZero();
    assertThat(qa.get("/api/inbox?unread=true").json().path("items")).isEmpty();
    assertThat(qa.post("/api/inbox/" + id + "/unread", "").status()).isEqualTo(204);
    var pages = Http.at(port).logIn("qa-lead");
    assertThat(pages.get("/inbox").text()).contains("Offered to QA", "1 unread.");
    assertThat(pages.get("/inbox?unread=true").text()).contains("Offered to QA");
    assertThat(pages.get("/inbox/settings").text())
        .contains("Make an address", "No mail server is set up");
    assertThat(qa.post("/api/inbox/read-all", "").status()).isEqualTo(204);
    assertThat(inbox("qa-lead").path("unread").asInt()).isZero();
    assertThat(Http.at(port).get("/api/inbox").status()).isEqualTo(401);
    assertThat(qa.get("/api/inbox?limit=0").status()).isEqualTo(400);
  }

  @Test
  void aFeedHasTheDeadlinesOfWhoMadeItForWhoHasItsAddress() {
    var qa = Http.at(port).as("qa-lead");
    var path = newFeed(qa);
    var anybody = Http.at(port);

    var feed = anybody.get(path);
    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.contentType()).startsWith("text/calendar");
    assertThat(feed.headers().get("cache-control")).contains("no-cache", "private");
    var events = Biweekly.parse(feed.text()).first().getEvents();
    assertThat(events).hasSize(1);
    var task = relay.task(change, "Task_AcceptHandoff @qa");
    var event = events.get(0);
    assertThat(event.getSummary().getValue()).isEqualTo(task.getName());
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(task.getDueDate().toInstant());
    assertThat(event.getUid().getValue()).isEqualTo("task-" + task.getId() + "@policy-relay");
    assertThat(event.getUrl().getValue()).contains("task=" + task.getId());
    assertThat(feed.text().lines().toList())
        .as("folded lines")
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);

    assertThat(anybody.get(path.replace(".ics", "x.ics")).status()).isEqualTo(404);
    var newer = newFeed(qa);
    assertThat(anybody.get(path).status()).as("a new address ends the old one").isEqualTo(404);
    assertThat(qa.delete("/api/feed").status()).isEqualTo(204);
    assertThat(anybody.get(newer).status()).isEqualTo(404);
    assertThat(anybody.post("/api/feed", "").status()).isEqualTo(401);
    assertThat(
            jdbc.sql("select count(*) from notice_setting where feed_hash is not null")
                .query(Long.class)
                .single())
        .isZero();
  }

  /** Read every quarter of an hour by each reader, and mostly nothing has changed. */
  @Test
  void aFeedIsTheSameForAsLongAsNothingChanges() {
    var path = newFeed(Http.at(port).as("qa-lead"));
    var anybody = Http.at(port);
    var first = anybody.get(path);
    var tag = String.valueOf(first.headers().get("etag"));

    assertThat(first.text())
        .contains("REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n", "X-PUBLISHED-TTL:PT15M\r\n");
    relay.wait(Duration.ofMinutes(20));
    var again = anybody.send("GET", path, "", "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(anybody.get(path).text()).as("stamps and all").isEqualTo(first.text());

    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    var other = anybody.send("GET", path, "", "If-None-Match", tag);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.headers().get("etag")).isNotEqualTo(tag);
  }

  @Test
  void anEmptyFeedIsACalendarToo() throws Exception {
    var text = Http.at(port).get(newFeed(Http.at(port).as("advertiser-experience-agent"))).text();

    assertThat(text).doesNotContain("BEGIN:VEVENT").contains("BEGIN:VFREEBUSY");
    var calendar = Biweekly.parse(text).first();
    assertThat(calendar.getEvents()).isEmpty();
    assertThat(calendar.validate(biweekly.ICalVersion.V2_0).getWarnings())
        .as("what biweekly finds wrong")
        .isEmpty();
    assertThat(
            new net.fortuna.ical4j.data.CalendarBuilder()
                .build(new StringReader(text))
                .validate()
                .getEntries())
        .as("what ical4j finds wrong")
        .isEmpty();
  }

  private static String newFeed(Http user) {
    return URI.create(user.post("/api/feed", "").json().path("address").asText()).getPath();
  }

  private List<String> titles(String user) {
    return inbox(user).findValuesAsText("title");
  }

  private JsonNode inbox(String user) {
    return Http.at(port).as(user).get("/api/inbox").json();
  }
}
