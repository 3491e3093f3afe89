package org.policyrelay.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The calendars of before replaced by newer ones, while deadlines are open. */
@RelayTest
@StoppedTime
class CalendarFilesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCEPT = "Task_AcceptHandoff @qa";
  private static final Instant MONDAY = Instant.parse("2028-02-28T03:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2028-02-29T03:00:00Z");

  @Autowired Relay relay;
  @Autowired Handoffs handoffs;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired CalendarFiles files;
  @Autowired CalendarFileRows rows;
  @Autowired Deadlines deadlines;
  @Autowired TransactionOperations transactions;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private Http admin = Http.at(0);

  @BeforeEach
  void logIn() {
    admin = Http.at(port).as("admin");
  }

  @AfterEach
  void cleanUp() {
    jdbc.sql("delete from calendar_file").update();
    files.refresh();
  }

  /** As a browser without a script sends it: choose, read what would change, confirm. */
  @Test
  void anAdministratorLoadsAFileOnThePageOnceTheyHaveReadWhatItChanges() throws IOException {
    var browser = Http.at(port).logIn("admin");
    var page = browser.get("/calendars").text();
    assertThat(page)
        .contains("action=\"/calendars/trial\"", "<a href=\"/calendars\">Calendars</a>")
        .contains("It is JSON", "MarketCalendars")
        .doesNotContain("?_csrf");

    var shown =
        upload(
            browser,
            "/calendars/trial",
            Map.of("_csrf", tokenOf(page), "file", resource("until-july-2026").toString()));
    assertThat(shown.status()).as(shown.text()).isEqualTo(200);
    assertThat(shown.text())
        .contains("Load this file?", "days become others", "confirmed")
        .contains("It is older than what counts now, which is as of <strong>27 Nov 2026");
    var same =
        upload(
            browser,
            "/calendars/trial",
            Map.of("_csrf", tokenOf(page), "file", newer().toString()));
    assertThat(same.text())
        .contains("Nothing becomes other")
        .doesNotContain("It is older than what counts now");
    assertThat(files.history(1)).as("nothing was loaded").isEmpty();
    assertThat(shown.text()).contains("action=\"/calendars\"").doesNotContain("?_csrf");
    var token = tokenOf(shown.text());

    var unread =
        Map.of(
            "file", resource("until-july-2026").toString(), "reason", "as it was", "_csrf", token);
    assertThat(upload(browser, "/calendars", unread).text())
        .contains("Load this file?", "as it was");
    assertThat(files.history(1)).as("it was not confirmed").isEmpty();

    var read =
        Map.of(
            "file",
            resource("until-july-2026").toString(),
            "reason",
            "as it was",
            "confirmed",
            "true",
            "_csrf",
            token);
    assertThat(upload(browser, "/calendars", read).text()).contains("Files loaded", "as it was");
    assertThat(files.history(1))
        .extracting("by", "reason")
        .containsExactly(tuple("admin", "as it was"));

    assertThat(browser.get("/calendars/built-in").text()).contains("Go back to the calendars");
    form(browser, "/calendars/built-in", "reason=enough");
    assertThat(files.history(9)).as("it was not confirmed").hasSize(1);
    form(browser, "/calendars/built-in", "reason=enough&confirmed=true");
    assertThat(files.history(1)).extracting("reason").containsExactly("enough");
  }

  @Test
  void aFileThatCannotBeTakenIsRefusedOnThePageWithEverythingThatIsWrong() throws IOException {
    var browser = Http.at(port).logIn("admin");
    var token = tokenOf(browser.get("/calendars").text());
    var trial = "/calendars/trial";
    for (var wrong :
        Map.of(
                "{\"a\": 1",
                "no JSON: line 1",
                "{\"a\": 1, \"a\": 2}",
                "no JSON",
                "[".repeat(200) + "]".repeat(200),
                "nested",
                "{\"_asOf\": \"2026-02-30\"}",
                "_asOf",
                "{\"_asOf\": \"2126-01-01\", \"markets\": []}",
                "_asOf")
            .entrySet()) {
      var answer = upload(browser, trial, Map.of("file", wrong.getKey(), "_csrf", token));
      assertThat(answer.status()).as(wrong.getKey()).isEqualTo(400);
      assertThat(answer.text()).contains("Nothing was loaded", wrong.getValue());
    }
    var future = (ObjectNode) resource("until-july-2026");
    future.put("_asOf", "2027-03-03");
    assertThat(upload(browser, trial, Map.of("file", future.toString(), "_csrf", token)).text())
        .contains("has not come yet");
    assertThat(browser.post(trial, "x", "Content-Type", "text/plain").status()).isEqualTo(400);
    // the header of a script proves it, too
    assertThat(browser.post(trial, "x", "Content-Type", "multipart/form-data; boundary=q").status())
        .isEqualTo(400);
    assertThat(files.history(1)).isEmpty();
  }

  /** It says what to do: whoever may load files is not to be told that they may not. */
  @Test
  void aFormThatIsOutOfDateIsRefusedAndSaysSo() throws IOException {
    var browser = Http.at(port).logIn("admin");
    var file = resource("until-july-2026").toString();
    for (var parts : List.of(Map.of("file", file), Map.of("file", file, "_csrf", "guessed"))) {
      for (var address : List.of("/calendars/trial", "/calendars")) {
        var refused = upload(browser, address, parts);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
            .contains("This form is out of date", "load the page again")
            .doesNotContain("not open to you");
      }
    }
    assertThat(upload(Http.at(port), "/calendars/trial", Map.of("file", file)).status())
        .isEqualTo(401);
    assertThat(files.history(1)).isEmpty();
  }

  private static String tokenOf(String page) {
    return page.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
  }

  private static Http.Answer upload(Http browser, String address, Map<String, String> parts) {
    var body = new StringBuilder();
    parts.forEach(
        (name, content) ->
            body.append("--q\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(name.equals("file") ? "\"; filename=\"c.json\"\r\n\r\n" : "\"\r\n\r\n")
                .append(content)
                .append("\r\n"));
    body.append("--q--\r\n");
    return browser.sendBare(
        "POST",
        address,
        body.toString(),
        "Content-Type",
        "multipart/form-data; boundary=q",
        "Accept",
        "text/html");
  }

  private static void form(Http browser, String address, String fields) {
    browser.post(address, fields, "Content-Type", "application/x-www-form-urlencoded");
  }

  @Test
  void whatMovesIsShownFirstMovesOnCommandAndIsOnRecord() throws IOException {
    assertThat(load(resource("until-july-2026"), "as it was").status()).isEqualTo(200);
    // Friday, two hours before closing time; by the old calendar Monday is a working day
    relay.goTo("2028-02-25T15:00+08:00");
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    var key = handoffs.latest(change, "review", "qa").orElseThrow().key();
    assertThat(due(key)).isEqualTo(MONDAY);

    var shown = admin.post("/api/calendars?dryRun=true", newer());
    assertThat(shown.status()).isEqualTo(200);
    assertThat(newDueOf(key, shown.json().path("moves"))).containsExactly(TUESDAY.toString());
    assertThat(shown.json().path("days").findValuesAsText("date")).contains("2028-02-28");
    assertThat(shown.json().path("daysChanged").asInt()).isPositive();
    assertThat(moves(key)).as("nothing was loaded").isEmpty();
    assertThat(audit.of(CalendarFiles.SUBJECT))
        .extracting("detail")
        .noneMatch(detail -> String.valueOf(detail).contains("Eid is set"));

    assertThat(admin.post("/api/calendars", newer()).status()).as("no reason").isEqualTo(400);
    assertThat(load(newer(), "Eid is set").status()).isEqualTo(200);
    assertThat(due(key)).as("it waits for the command").isEqualTo(MONDAY);
    assertThat(moves(key)).containsExactly(TUESDAY.toString());
    assertThat(audit.of(CalendarFiles.SUBJECT))
        .filteredOn(entry -> String.valueOf(entry.detail()).contains("Eid is set"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.event()).isEqualTo("calendar-loaded");
              assertThat(entry.actor()).isEqualTo("admin");
              assertThat(entry.detail()).startsWith("as of 2026-11-27");
            });
    assertThat(Http.at(port).logIn("admin").get("/calendars").text())
        .contains("Eid is set", key, "Open deadlines that would move");

    admin.post("/api/deadlines/moves", Map.of("reason", "the new calendar"));
    assertThat(due(key)).isEqualTo(TUESDAY);
    assertThat(relay.task(change, ACCEPT).getDueDate().toInstant()).isEqualTo(TUESDAY);
    assertThat(moves(key)).isEmpty();
    assertThat(audit.of(key))
        .filteredOn(entry -> entry.event().equals("deadline-moved"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).contains("the new calendar"));

    var task = relay.task(change, ACCEPT).getId();
    var why = Http.at(port).as("qa-lead").get("/api/tasks/" + task + "/deadline").json();
    assertThat(why.path("why").asText())
        .contains(
            "hangs on Eid al-Fitr (observed, estimated), 2028-02-28 (SG), which is provisional");
    assertThat(why.path("provisionalHolidays").findValuesAsText("date")).contains("2028-02-28");
    assertThat(admin.get("/api/deadlines/uncertain").json().findValuesAsText("subject"))
        .contains(key);
  }

  @Test
  void aDeadlinePastTheLastYearOfDataSaysThatItCountsWeekendsOnly() {
    relay.goTo("2030-12-31T15:00+08:00");
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    var key = handoffs.latest(change, "review", "qa").orElseThrow().key();
    var task = relay.task(change, ACCEPT).getId();

    var why = Http.at(port).as("qa-lead").get("/api/tasks/" + task + "/deadline").json();
    assertThat(why.path("due").asText()).isEqualTo("2031-01-01T03:00:00Z");
    assertThat(why.path("why").asText())
        .contains("holidays are known until 2030-12-31; after it only weekends count as days off");
    assertThat(why.path("holidaysKnownUntil").asText()).isEqualTo("2030-12-31");
    assertThat(why.path("segments").findValuesAsText("reason"))
        .contains("open, holidays not known, SG");
    var listed = admin.get("/api/deadlines/uncertain").json();
    assertThat(listed)
        .filteredOn(one -> one.path("subject").asText().equals(key))
        .isNotEmpty()
        .allSatisfy(
            one -> assertThat(one.path("holidaysKnownUntil").asText()).isEqualTo("2030-12-31"));
  }

  @Test
  void anotherNodeTakesNoteAndTheWayBackIsOpen() throws IOException {
    var elsewhere = Calendars.builtIn();
    var node = new CalendarFiles(rows, elsewhere, audit, transactions, clock);
    var eid = Instant.parse("2028-02-28T02:00:00Z");
    load(resource("until-july-2026"), "as it was");

    assertThat(isOpen(elsewhere, eid)).isFalse();
    node.refresh();
    assertThat(isOpen(elsewhere, eid)).isTrue();
    assertThat(admin.get("/api/calendars").json().path("files").findValuesAsText("reason"))
        .contains("as it was");
    assertThat(admin.get("/api/calendars").json().path("asOf").asText()).isEqualTo("2026-07-15");

    assertThat(admin.delete("/api/calendars").status()).as("no reason").isEqualTo(400);
    assertThat(admin.delete("/api/calendars?dryRun=true").json().path("daysChanged").asInt())
        .isPositive();
    assertThat(admin.delete("/api/calendars?reason=wrong+file").status()).isEqualTo(200);
    node.refresh();
    assertThat(isOpen(elsewhere, eid)).isFalse();
    assertThat(admin.get("/api/calendars").json().path("asOf").asText()).isEqualTo("2026-11-27");
    assertThat(audit.of(CalendarFiles.SUBJECT)).extracting("event").contains("calendar-unloaded");
  }

  @Test
  void aReleaseWithNewerFactsIsNotHeldUpByAnOlderFile() throws IOException {
    load(resource("until-july-2026"), "before the release");
    jdbc.sql("update calendar_file set built_in_as_of = date '2026-07-01'").update();
    var elsewhere = Calendars.builtIn();
    new CalendarFiles(rows, elsewhere, audit, transactions, clock).refresh();

    assertThat(isOpen(elsewhere, Instant.parse("2028-02-28T02:00:00Z"))).isFalse();
  }

  @Test
  void onlyAdministratorsLoadAndWhatIsWrongIsNamed() throws IOException {
    var lead = Http.at(port).as("qa-lead");
    assertThat(lead.post("/api/calendars?reason=x", newer()).status()).isEqualTo(403);
    assertThat(lead.delete("/api/calendars?reason=x").status()).isEqualTo(403);
    assertThat(lead.get("/api/deadlines/uncertain").status()).isEqualTo(403);
    assertThat(lead.get("/api/calendars").json().path("hubs").findValuesAsText("hub"))
        .contains("SG", "MY-KUL");
    assertThat(Http.at(port).logIn("qa-lead").get("/calendars").text())
        .contains("27 Nov 2026")
        .doesNotContain("Open deadlines that would move");
    assertThat(Http.at(port).get("/api/calendars").status()).isEqualTo(401);

    var before = loaded();
    var file = (ObjectNode) newer();
    file.remove("_asOf");
    file.put("extra", 1);
    var market = (ObjectNode) file.path("markets").get(0);
    market.put("zone", "Asia/Nowhere");
    ((ObjectNode) market.path("holidays").get(0)).put("date", "2028-02-30");
    ((ObjectNode) market.path("holidays").get(1)).put("provisional", "perhaps");
    ((ObjectNode) market.path("holidays").get(2)).put("name", " ");
    var refused = admin.post("/api/calendars?reason=x", file);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "_asOf",
            "extra",
            "markets[0].zone",
            "markets[0].holidays[0].date",
            "markets[0].holidays[1].provisional",
            "markets[0].holidays[2].name");
    for (var nothing : List.of("{}", "[]", "{\"_asOf\":\"2026-11-27\",\"markets\":{}}")) {
      assertThat(admin.post("/api/calendars?reason=x", JSON.readTree(nothing)).status())
          .as(nothing)
          .isEqualTo(400);
    }
    assertThat(loaded()).isEqualTo(before);
  }

  /** Other tests may have gone back to the calendars of the relay, which counts as one. */
  private long loaded() {
    return jdbc.sql("select count(*) from calendar_file").query(Long.class).single();
  }

  private Http.Answer load(JsonNode file, String reason) {
    return admin.post("/api/calendars?reason=" + reason.replace(' ', '+'), file);
  }

  /** Singapore as it comes with the relay. */
  private static JsonNode newer() throws IOException {
    var file = JSON.createObjectNode().put("_asOf", "2026-11-27").put("_source", "a test");
    file.putArray("markets").add(resource("SG"));
    return file;
  }

  private static JsonNode resource(String name) throws IOException {
    try (var file = CalendarFilesTest.class.getResourceAsStream("/calendars/" + name + ".json")) {
      return JSON.readTree(Objects.requireNonNull(file));
    }
  }

  private static boolean isOpen(Calendars calendars, Instant instant) {
    return calendars.workingTime(List.of("SG"), null).isOpenAt(instant);
  }

  private Instant due(String subject) {
    return deadlines.current(subject, Stage.ACCEPTANCE).orElseThrow().dueAt();
  }

  private List<String> moves(String subject) {
    return newDueOf(subject, admin.get("/api/deadlines/moves").json());
  }

  private static List<String> newDueOf(String subject, JsonNode moves) {
    return StreamSupport.stream(moves.spliterator(), false)
        .filter(move -> move.path("subject").asText().equals(subject))
        .map(move -> move.path("newDue").asText())
        .toList();
  }
}
