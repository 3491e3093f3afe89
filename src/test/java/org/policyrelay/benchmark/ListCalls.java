package org.policyrelay.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.TaskQuery;
import org.policyrelay.support.Http;

/** What Tasklist asks for when a lead opens it. */
final class ListCalls {

  static final String LEAD = "ad-review-lead";
  private static final List<String> TEAM = List.of("ad-review", "ad-review-leads");

  private ListCalls() {}

  static Map<String, Runnable> of(Server server) {
    var engine = server.bean(ProcessEngine.class);
    var tasks = engine.getTaskService();
    var filters = engine.getFilterService();
    var filter =
        filters.createTaskFilterQuery().filterName("My team's work").list().stream()
            .filter(found -> found.getProperties().toString().contains("ad-review"))
            .findFirst()
            .orElseThrow()
            .getId();
    var http = Http.at(server.port()).as(LEAD);
    var calls = new LinkedHashMap<String, Runnable>();
    calls.put("team, by creation", () -> page(team(engine).orderByTaskCreateTime().desc(), 0));
    calls.put("team, by due date", () -> page(team(engine).orderByDueDate().asc(), 0));
    calls.put("team, by priority", () -> page(team(engine).orderByTaskPriority().desc(), 0));
    calls.put("team, by a variable", () -> page(byVariable(engine), 0));
    calls.put("team, page 11", () -> page(team(engine).orderByTaskCreateTime().desc(), 150));
    calls.put("team, count", () -> team(engine).count());
    calls.put("everything, by creation", () -> page(byCreation(engine), 0));
    calls.put("everything, count", () -> tasks.createTaskQuery().count());
    calls.put("filter, list", () -> filters.listPage(filter, byCreation(engine), 0, 15));
    calls.put("filter, count", () -> filters.count(filter));
    calls.put("one task", () -> tasks.createTaskQuery().taskId("t-500").singleResult());
    calls.put("one task's variables", () -> tasks.getVariables("t-500"));
    var sorted = "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";
    calls.put(
        "HTTP, filter with columns",
        () ->
            require(
                http.post(
                    "/engine-rest/filter/" + filter + "/list?firstResult=0&maxResults=15",
                    sorted,
                    "Accept",
                    "application/hal+json")));
    calls.put(
        "HTTP, filters of a lead",
        () -> require(http.get("/engine-rest/filter?itemCount=true&resourceType=Task")));
    return calls;
  }

  private static TaskQuery team(ProcessEngine engine) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .active()
        .taskCandidateGroupIn(TEAM)
        .includeAssignedTasks();
  }

  private static TaskQuery byCreation(ProcessEngine engine) {
    return engine.getTaskService().createTaskQuery().orderByTaskCreateTime().desc();
  }

  private static TaskQuery byVariable(ProcessEngine engine) {
    return team(engine)
        .orderByTaskVariable("policy", org.camunda.bpm.engine.variable.type.ValueType.STRING)
        .asc();
  }

  private static void page(TaskQuery query, int first) {
    if (query.listPage(first, 15).isEmpty()) {
      throw new IllegalStateException("nothing was found");
    }
  }

  private static void require(Http.Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
  }
}
