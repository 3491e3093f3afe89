package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundLabel;
import org.policyrelay.round.RoundOpening;
import org.policyrelay.round.RoundPurpose;
import org.policyrelay.round.Rounds;
import org.policyrelay.support.HeardLog;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Nobody sees another's vote before the reveal, through any door: two raters, the lead of their
 * team, a policy manager and an administrator each try. What they look for are words that stand in
 * one rater's votes alone; after the reveal the same doors show them.
 */
@RelayTest
@StoppedTime
class SealedVotesTest {

  private static final String VOTER = "ad-reviewer";
  private static final String OTHER = "ad-reviewer-2";
  private static final String SECRET = "zqx-rationale-of-the-first-rater";
  private static final String FIRST = "zqx-decided-before";

  /** Chosen by the voter alone; its code is known to all, as the labels of a round are. */
  private static final String LABEL = "zqx-reject";

  @RegisterExtension HeardLog log = HeardLog.ofAll();

  @Autowired Relay relay;
  @Autowired Rounds rounds;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired DataSource database;
  @LocalServerPort int port;

  private Http http = Http.at(0);
  private String key = "";

  @BeforeEach
  void oneHasVotedAndTheOtherHasNot() {
    http = Http.at(port);
    key =
        rounds.open(
            new RoundOpening(
                RoundPurpose.QA_REVIEW,
                "SEALED-1",
                null,
                null,
                List.of(
                    new RoundLabel("zqx-allow", "Allow"),
                    new RoundLabel(LABEL, "Reject"),
                    new RoundLabel(FIRST, "As it was")),
                List.of(
                    new RoundCase("sealed-1", null, "An ad", null, FIRST),
                    new RoundCase("sealed-2", null, "Another ad", null, FIRST)),
                List.of(VOTER, OTHER),
                null),
            "qa-lead");
    runtime.startProcessInstanceByKey("blind-round", key);
    relay.settle();
    var votes =
        List.of(
            Map.of("case", "sealed-1", "label", LABEL, "confidence", 2, "rationale", SECRET),
            Map.of("case", "sealed-2", "label", LABEL, "confidence", 2, "rationale", SECRET));
    assertThat(vote(VOTER, votes).status()).isEqualTo(200);
  }

  private Http.Answer vote(String user, List<? extends Map<String, ?>> votes) {
    return http.as(user).put("/api/rounds/" + key + "/votes", Map.of("votes", votes));
  }

  private void reveal() {
    if (taskOf(VOTER) != null) {
      handIn(VOTER);
    }
    vote(
        OTHER,
        List.of(
            Map.of("case", "sealed-1", "label", "zqx-allow"),
            Map.of("case", "sealed-2", "label", "zqx-allow")));
    handIn(OTHER);
  }

  private void handIn(String user) {
    relay.answer(user, taskOf(user).getId(), "handIn", true);
    relay.settle();
  }

  private Task taskOf(String user) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(key)
        .taskAssignee(user)
        .singleResult();
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "ad-review-lead", "policy-manager", "admin"})
  void notFromOurApi(String user) {
    var sealed = http.as(user).get("/api/rounds/" + key);
    assertThat(sealed.status()).isEqualTo(200);
    assertThat(sealed.text()).doesNotContain(SECRET, "confidence");
    assertThat(sealed.json().at("/state").asText()).isEqualTo("open");
    assertThat(sealed.json().at("/votes").size()).isZero();
    assertThat(sealed.json().at("/voted").asInt()).isZero();
    for (var hidden : List.of("/agreement", "/disputed", "/competence", "/ambiguity")) {
      assertThat(sealed.json().at(hidden).isNull()).as(hidden).isTrue();
    }
    assertThat(sealed.json().findValues("firstLabel")).allMatch(one -> one.isNull());
    assertThat(sealed.json().findValues("outcome")).allMatch(one -> one.isNull());

    reveal();
    var open = http.as(user).get("/api/rounds/" + key);
    assertThat(open.text()).contains(SECRET);
    assertThat(open.json().at("/cases/0/firstLabel").asText()).isEqualTo(FIRST);
    assertThat(open.json().at("/votes").size()).isEqualTo(4);
    assertThat(open.json().at("/agreement/disputed").size()).isEqualTo(2);
  }

  @Test
  void theVoterSeesTheirOwn() {
    var own = http.as(VOTER).get("/api/rounds/" + key).json();
    assertThat(own.at("/votes/0/rationale").asText()).isEqualTo(SECRET);
    assertThat(own.at("/votes/0/label").asText()).isEqualTo(LABEL);
    assertThat(own.at("/votes").size()).isEqualTo(2);
    assertThat(own.at("/cases/0/firstLabel").isNull()).as("the first vote is sealed too").isTrue();
    assertThat(http.logIn(VOTER).get("/rounds/" + key).text()).contains(SECRET, "data-labelled>");
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "ad-review-lead", "policy-manager", "admin"})
  void notFromThePage(String user) {
    var sealed = http.logIn(user).get("/rounds/" + key);
    assertThat(sealed.status()).isEqualTo(200);
    assertThat(sealed.text())
        .contains("Another ad")
        .doesNotContain(SECRET, "checked=\"checked\"", "data-labelled>", "Decided before");
    reveal();
    assertThat(http.logIn(user).get("/rounds/" + key).text()).contains(SECRET, "Decided before");
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "ad-review-lead", "policy-manager", "admin"})
  void notFromTheEnginesApiNorFromThatOfItsApplications(String user) {
    handIn(VOTER);
    var ids = ids();
    var checks = new SoftAssertions();
    for (var door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
      var caller = door.equals("/engine-rest") ? http.as(user) : http.logIn(user);
      for (var placed : Placed.in("engine-doors.txt")) {
        if (placed.isRead()) {
          var answer = caller.call(placed.method(), door + named(placed.path(), ids), "");
          checks.assertThat(answer.text()).as(placed.door()).doesNotContain("zqx-");
        }
      }
      for (var asked :
          List.of(
              "/task",
              "/task/count",
              "/variable-instance",
              "/history/variable-instance",
              "/history/detail",
              "/history/task",
              "/execution",
              "/process-instance")) {
        checks
            .assertThat(caller.post(door + asked, Map.of()).text())
            .as(asked)
            .doesNotContain("zqx-");
      }
    }
    checks.assertAll();
  }

  /** The form of the voter's task, for who may open it. */
  @ParameterizedTest
  @ValueSource(strings = {OTHER, "ad-review-lead", "admin"})
  void notFromTheForm(String user) {
    var form = http.as(user).form(taskOf(VOTER).getId());
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.text()).contains("/rounds/" + key).doesNotContain("zqx-");
  }

  /**
   * Mails, notices, feeds, search, the audit page and the engine's variables and history all come
   * from tables: none but the round's own has a word of a vote.
   */
  @Test
  void notFromAnyTableButItsOwn() throws SQLException {
    handIn(VOTER);
    // the ladder and its notices of who has not voted
    relay.goTo(taskOf(OTHER).getDueDate());
    assertThat(tablesWith("zqx-"))
        .containsExactly("blind_round_case", "blind_round_label", "blind_round_vote");
    assertThat(tablesWith(SECRET)).containsExactly("blind_round_vote");
    assertThat(tablesWith(LABEL)).containsExactly("blind_round_label", "blind_round_vote");
    reveal();
    assertThat(tablesWith(SECRET)).as("nor after it").containsExactly("blind_round_vote");
  }

  @Test
  void notFromTheLog() {
    vote(VOTER, List.of(Map.of("case", "sealed-1", "label", "zqx-wrong", "rationale", SECRET)));
    handIn(VOTER);
    relay.goTo(taskOf(OTHER).getDueDate());
    reveal();
    assertThat(log.events())
        .isNotEmpty()
        .noneMatch(event -> event.getFormattedMessage().contains("zqx-"));
  }

  /** What is refused says nothing of what was voted. */
  @Test
  void notFromARefusal() {
    var refused = vote(OTHER, List.of(Map.of("case", "sealed-1", "label", "nothing like it")));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).doesNotContain(SECRET);
    for (var user : List.of("ad-review-lead", "policy-manager", "admin")) {
      var answer = vote(user, List.of(Map.of("case", "sealed-1", "label", LABEL)));
      assertThat(answer.status()).as(user).isEqualTo(403);
      assertThat(answer.text()).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"trainer", "qa-lead", "qa-analyst", "ad-reviewer-3", "policy-specialist"})
  void whoHasNoPartInItIsToldOfNone(String user) {
    var api = http.as(user).get("/api/rounds/" + key);
    assertThat(api.status()).isEqualTo(404);
    assertThat(api.json().at("/detail").asText())
        .isEqualTo(
            http.as(user)
                .get("/api/rounds/BR-2027-999999")
                .json()
                .at("/detail")
                .asText()
                .replace("BR-2027-999999", key));
    assertThat(vote(user, List.of(Map.of("case", "sealed-1", "label", LABEL))).status())
        .isEqualTo(404);
    assertThat(http.logIn(user).get("/rounds/" + key).status()).isEqualTo(404);
    reveal();
    assertThat(http.as(user).get("/api/rounds/" + key).status()).isEqualTo(404);
  }

  @Test
  void withoutALoginThereIsNothing() {
    assertThat(http.get("/api/rounds/" + key).status()).isEqualTo(401);
    assertThat(http.put("/api/rounds/" + key + "/votes", Map.of()).status()).isEqualTo(401);
  }

  /** What the engine has of the voter's task, by the beginning of the address. */
  private Map<String, String> ids() {
    var open = taskOf(OTHER);
    var instance = open.getProcessInstanceId();
    var done =
        history.createHistoricTaskInstanceQuery().processInstanceId(instance).finished().list();
    var variable =
        runtime.createVariableInstanceQuery().processInstanceIdIn(instance).list().get(0);
    var ids = new LinkedHashMap<String, String>();
    ids.put("/task/{id}", open.getId());
    ids.put("/process-instance/{id}", instance);
    ids.put("/execution/{id}", open.getExecutionId());
    ids.put("/variable-instance/{id}", variable.getId());
    ids.put(
        "/job/{id}", management.createJobQuery().processInstanceId(instance).list().get(0).getId());
    ids.put("/history/process-instance/{id}", instance);
    ids.put("/history/variable-instance/{id}", variable.getId());
    ids.put("/history/task/{id}", done.get(0).getId());
    return ids;
  }

  private static String named(String path, Map<String, String> ids) {
    return ids.keySet().stream()
        .filter(path::startsWith)
        .max(Comparator.naturalOrder())
        .map(longest -> path.replace("{id}", ids.getOrDefault(longest, "")))
        .orElse(path)
        .replaceAll("\\{[^}]+}", "no-such");
  }

  private List<String> tablesWith(String word) throws SQLException {
    var found = new TreeSet<String>();
    try (var connection = database.getConnection()) {
      var names = new ArrayList<String>();
      try (var tables =
          connection
              .getMetaData()
              .getTables(
                  connection.getCatalog(),
                  connection.getSchema(),
                  "%",
                  new String[] {"TABLE", "BASE TABLE"})) {
        while (tables.next()) {
          names.add(tables.getString("TABLE_NAME"));
        }
      }
      assertThat(names).hasSizeGreaterThan(60);
      for (var name : names) {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("select * from \"" + name + "\"")) {
          var columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (var column = 1; column <= columns; column++) {
              if (text(rows, column).contains(word)) {
                found.add(name.toLowerCase(Locale.ROOT));
              }
            }
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** What the engine keeps as bytes is read as text. */
  private static String text(ResultSet rows, int column) throws SQLException {
    var type = rows.getMetaData().getColumnType(column);
    if (type == Types.BINARY
        || type == Types.VARBINARY
        || type == Types.LONGVARBINARY
        || type == Types.BLOB) {
      var bytes = rows.getBytes(column);
      return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
    var text = rows.getString(column);
    return text == null ? "" : text;
  }
}
