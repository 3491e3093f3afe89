package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.door.expression.QueryExpressions;
import org.policyrelay.support.HostileFilter;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Behind the doors: a text that is stored in the database is evaluated by nobody, the engine's own
 * queries take none, and the lists that the relay makes work as before.
 */
@RelayTest
class StoredExpressionsTest {

  private static final String MARK = HostileFilter.MARK;
  private static final String HOSTILE = HostileFilter.EXPRESSION;

  @Autowired FilterService filters;
  @Autowired TaskService tasks;
  @Autowired JdbcTemplate jdbc;
  @Autowired HostileFilter hostile;
  @LocalServerPort int port;

  private Http admin;
  private String filter;

  @BeforeEach
  void aFilter() {
    admin = Http.at(port).as("admin");
    filter = hostile.make();
  }

  @AfterEach
  void withoutIt() {
    hostile.delete(filter);
  }

  @Test
  void whatAnOlderRelayLetInIsNotEvaluated() {
    for (var text :
        List.of(
            HOSTILE,
            "${relay.now()}",
            "${''.getClass()}",
            "${now()}",
            "${currentUserGroups()}",
            "#{currentUser()}",
            "${currentUser() }",
            "plain")) {
      for (var query :
          List.of(
              Map.of("taskAssigneeExpression", text),
              Map.of("orQueries", List.of(Map.of("taskAssigneeExpression", text))),
              Map.of("executeListExpression", text))) {
        store(query);
        for (var door : List.of("/list", "/count", "/singleResult")) {
          for (var answer :
              List.of(
                  admin.get("/engine-rest/filter/" + filter + door),
                  admin.post("/engine-rest/filter/" + filter + door, "{}"))) {
            assertThat(answer.status()).as(query + " " + answer.text()).isEqualTo(400);
            assertThat(System.getProperty(MARK)).as(text).isNull();
          }
        }
      }
    }
  }

  @Test
  void theEnginesOwnQueriesTakeNone() {
    var query = tasks.createTaskQuery().or().taskOwnerExpression(HOSTILE).endOr();
    assertThatThrownBy(query::list)
        .isInstanceOf(BadUserRequestException.class)
        .hasMessageContaining("ownerExpression");
    assertThatThrownBy(query::count).isInstanceOf(BadUserRequestException.class);
    assertThatThrownBy(() -> filters.list(filter, query))
        .isInstanceOf(BadUserRequestException.class);
    assertThatThrownBy(() -> filters.saveFilter(filters.newTaskFilter("hostile").setQuery(query)))
        .isInstanceOf(BadUserRequestException.class);
    assertThat(System.getProperty(MARK)).isNull();
  }

  @Test
  void theListsOfTheRelayAskWhatTheyAsked() {
    var lists = filters.createTaskFilterQuery().filterName("Mine").list();
    assertThat(lists).isNotEmpty();
    for (var list : lists) {
      assertThat(admin.get("/engine-rest/filter/" + list.getId() + "/list").status())
          .isEqualTo(200);
    }
    for (var list : filters.createTaskFilterQuery().filterName("Due today").list()) {
      assertThat(admin.get("/engine-rest/filter/" + list.getId() + "/count").status())
          .isEqualTo(200);
      assertThat(QueryExpressions.of(list.getQuery())).hasSize(1);
    }
  }

  /** Whoever sees the lists of several teams; a list keeps its name for its own team. */
  @Test
  void whoSeesSeveralTeamsListsIsToldWhoseEachIs() {
    var all = admin.get("/engine-rest/filter").json();
    assertThat(all)
        .extracting(one -> one.path("name").asText())
        .doesNotHaveDuplicates()
        .contains("To accept · QA", "To accept · Training", "Mine · Ad Policy");
    assertThat(Http.at(port).as("qa-analyst").get("/engine-rest/filter").json())
        .extracting(one -> one.path("name").asText())
        .contains("To accept", "Mine")
        .noneMatch(name -> name.contains(" · "));

    for (var list : all) {
      if (list.path("name").asText().equals("To accept · QA")) {
        var path = "/engine-rest/filter/" + list.path("id").asText();
        assertThat(admin.put(path, list).status()).isEqualTo(204);
        assertThat(admin.get(path).json().path("name").asText()).isEqualTo("To accept");
      }
    }
  }

  @Test
  void whoEditsAListOfTheRelayLeavesStandingWhatItAsks() {
    var list = filters.createTaskFilterQuery().filterName("Mine").list().get(0);
    var path = "/engine-rest/filter/" + list.getId();
    var stored = (ObjectNode) admin.get(path).json();
    var edited = stored.deepCopy();
    edited.with("properties").put("description", "What I do");
    assertThat(admin.put(path, edited).status()).isEqualTo(204);
    assertThat(admin.put(path, stored).status()).isEqualTo(204);

    edited.with("query").put("ownerExpression", "${currentUser()}");
    var other = admin.put(path, edited);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text()).contains("ownerExpression");
    assertThat(QueryExpressions.of(filters.getFilter(list.getId()).getQuery()))
        .isEqualTo(Set.of(new QueryExpressions.Asked("assigneeExpression", "${currentUser()}")));
  }

  @Test
  void noTermOfTheRelayIsGivenToAnotherList() {
    var answer =
        admin.put(
            "/engine-rest/filter/" + filter,
            "{\"name\":\"x\",\"resourceType\":\"Task\",\"properties\":{},"
                + "\"query\":{\"assigneeExpression\":\"${currentUser()}\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("assigneeExpression");
  }

  private void store(Map<String, ?> query) {
    jdbc.update(
        "update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?",
        new ObjectMapper().valueToTree(query).toString(),
        filter);
  }
}
