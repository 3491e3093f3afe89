package org.policyrelay.engine.door.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a list does with a question that is too large or makes no sense. */
@RelayTest
class TaskListBoundsTest {

  private static final int MOST = 5_000;

  private final JdbcTemplate jdbc;
  private final TaskService tasks;
  private final FilterService filters;
  private final IdentityService identity;
  private final Http admin;

  @Autowired
  TaskListBoundsTest(
      JdbcTemplate jdbc,
      TaskService tasks,
      FilterService filters,
      IdentityService identity,
      @LocalServerPort int port) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.filters = filters;
    this.identity = identity;
    this.admin = Http.at(port).as("admin");
  }

  @BeforeEach
  void fill() {
    clear();
    jdbc.batchUpdate(
        "insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, SUSPENSION_STATE_)"
            + " values (?, 1, ?, 50, timestamp '2026-01-01 00:00:00', 1)",
        IntStream.rangeClosed(0, MOST)
            .mapToObj(number -> new Object[] {"bounds-" + number, "Bounds"})
            .toList());
  }

  @AfterEach
  void clear() {
    identity.clearAuthentication();
    jdbc.update("delete from ACT_RU_TASK where ID_ like 'bounds-%'");
  }

  @Test
  void refusesAListThatIsTooLong() {
    for (var page : List.of("", "&maxResults=1000000", "&firstResult=1&maxResults=2000000000")) {
      var answer = admin.get("/engine-rest/task?name=Bounds" + page);
      if (page.contains("firstResult")) {
        // the rest is short enough
        assertThat(answer.json()).hasSize(MOST);
        continue;
      }
      assertThat(answer.status()).as(page).isEqualTo(400);
      assertThat(answer.text()).as(page).contains("More than 5000 tasks; ask for pages");
    }
    assertThat(admin.get("/engine-rest/task?name=Bounds&maxResults=5000").json()).hasSize(MOST);
    assertThat(admin.get("/engine-rest/task/count?name=Bounds").json().path("count").asInt())
        .isEqualTo(MOST + 1);
  }

  @Test
  void takesALargePageSizeOfAShortList() {
    assertThat(admin.get("/engine-rest/task?taskIdIn=bounds-1,bounds-2&maxResults=1000000").json())
        .hasSize(2);
  }

  @Test
  void givesTheRelayItselfAllTasks() {
    assertThat(tasks.createTaskQuery().taskName("Bounds").list()).hasSize(MOST + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${nobody.name()}", "${", "#{now()}x", "${1 +}", "${currentUser()"})
  void saysWhichExpressionOfAListCannotBeRead(String text) {
    var filter = filters.newTaskFilter("bounds").setQuery(tasks.createTaskQuery().taskName("x"));
    filters.saveFilter(filter);
    // as an older relay let an administrator store it
    jdbc.update(
        "update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?",
        "{\"taskAssigneeExpression\": \"" + text + "\"}",
        filter.getId());
    try {
      for (var call : List.of("/list", "/count")) {
        var answer = admin.get("/engine-rest/filter/" + filter.getId() + call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(text);
      }
    } finally {
      filters.deleteFilter(filter.getId());
    }
  }

  @Test
  void sortsByAVariableThatNoTaskHasAsIfAllWereEqual() {
    var unknown = Map.of("variable", "noSuchVariable", "type", "String");
    var sorting = Map.of("sortBy", "taskVariable", "sortOrder", "asc", "parameters", unknown);
    var body = Map.of("name", "Bounds", "sorting", List.of(sorting));
    assertThat(admin.post("/engine-rest/task?maxResults=10", body).json()).hasSize(10);
    assertThat(admin.get("/engine-rest/task?sortBy=nonsense&sortOrder=asc").status())
        .isEqualTo(400);
  }

  @Test
  void answersSomebodyInFiveHundredGroups() {
    jdbc.update(
        "insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_,"
            + " PERMS_) values ('bounds-a', 1, 1, 'group-499', 7, 'bounds-7', 2)");
    try {
      identity.setAuthentication(
          "bounds-user", IntStream.range(0, 500).mapToObj(number -> "group-" + number).toList());
      assertThat(tasks.createTaskQuery().orderByTaskName().asc().listPage(0, 15))
          .extracting(Task::getId)
          .containsExactly("bounds-7");
      assertThat(tasks.createTaskQuery().count()).isOne();
    } finally {
      identity.clearAuthentication();
      jdbc.update("delete from ACT_RU_AUTHORIZATION where ID_ = 'bounds-a'");
    }
  }
}
