package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.EngineVariant;
import org.policyrelay.support.Http;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A lead's lists, with the engine's own statements and with ours. */
final class TaskListsBenchmark implements Section {

  private static final String LEAD = "ad-review-lead";
  private static final List<String> TEAM = List.of("ad-review", "ad-review-leads");
  private static final int BURST = 5_000;
  private static final int WARM_UP = 12;

  /** The engine's own way is not measured at a larger size once it takes that many milliseconds. */
  private static final double ENOUGH = 4_000;

  private static final double SLOW = 150;

  private final Map<String, Double> slowest = new LinkedHashMap<>();

  @Override
  public String name() {
    return "task-lists";
  }

  @Override
  public List<Figure> measure(
      ConfigurableApplicationContext relay, String database, List<Integer> sizes) {
    var figures = new ArrayList<Figure>();
    var tasks = new OpenTasks(relay.getBean(JdbcTemplate.class), database.equals("postgresql"));
    slowest.clear();
    for (var size : sizes) {
      tasks.fillTo(size);
      tasks.analyze();
      figures.addAll(measure(relay, tasks::touch, database, size, ""));
    }
    var last = sizes.get(sizes.size() - 1) + BURST;
    tasks.fillTo(last);
    figures.addAll(measure(relay, tasks::touch, database, last, ", after a burst"));
    return figures;
  }

  private List<Figure> measure(
      ConfigurableApplicationContext relay,
      Runnable change,
      String database,
      int size,
      String when) {
    var engine = relay.getBean(ProcessEngine.class);
    var variants =
        new EngineVariant((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    var calls = calls(relay, engine);
    var names =
        List.of(
            EngineVariant.STOCK, EngineVariant.OPEN, EngineVariant.OURS, EngineVariant.OURS_OPEN);
    System.out.printf("%n%,d open tasks%s: median in ms (from, to)%n", size, when);
    System.out.printf("%-34s", "");
    names.forEach(name -> System.out.printf("%-28s", name));
    System.out.printf("%s%n", "ours / no authorizations");
    var figures = new ArrayList<Figure>();
    engine
        .getIdentityService()
        .setAuthentication(LEAD, List.copyOf(relay.getBean(Directory.class).groupsOf(LEAD)));
    try {
      for (var call : calls.entrySet()) {
        figures.addAll(
            measure(variants, change, names, call.getKey(), call.getValue(), database, size, when));
      }
    } finally {
      variants.use(EngineVariant.OURS);
      engine.getIdentityService().clearAuthentication();
    }
    return figures;
  }

  private List<Figure> measure(
      EngineVariant variants,
      Runnable change,
      List<String> names,
      String subject,
      Runnable call,
      String database,
      int size,
      String when) {
    var samples = new LinkedHashMap<String, Samples>();
    for (var round = 0; round < WARM_UP + rounds(size); round++) {
      for (var name : names) {
        var slow = slowest.getOrDefault(subject + name, 0.0);
        if (slow > ENOUGH || (slow > SLOW && round > 4)) {
          continue;
        }
        variants.use(name);
        change.run();
        var sample = round < WARM_UP && slow < SLOW ? new Samples() : of(samples, name);
        sample.take(call);
        slowest.merge(subject + name, sample.median(), (before, now) -> now);
      }
    }
    System.out.printf("%-34s", subject);
    var figures = new ArrayList<Figure>();
    for (var name : names) {
      var sample = of(samples, name);
      System.out.printf("%-28s", sample.isEmpty() ? "too slow" : sample);
      if (!sample.isEmpty()) {
        figures.add(
            new Figure(
                name(),
                database,
                size,
                subject + when,
                name,
                sample.size(),
                sample.median(),
                sample.low(),
                sample.high()));
      }
    }
    var ours = of(samples, EngineVariant.OURS);
    var open = of(samples, EngineVariant.OPEN);
    System.out.println(
        ours.isEmpty() || open.isEmpty() ? "" : "%.2f".formatted(ours.median() / open.median()));
    return figures;
  }

  private static Samples of(Map<String, Samples> samples, String variant) {
    return samples.computeIfAbsent(variant, name -> new Samples());
  }

  private static int rounds(int size) {
    return size > 20_000 ? 9 : 25;
  }

  private static Map<String, Runnable> calls(
      ConfigurableApplicationContext relay, ProcessEngine engine) {
    var tasks = engine.getTaskService();
    var filters = engine.getFilterService();
    var filter =
        filters.createTaskFilterQuery().filterName("My team's work").list().stream()
            .filter(found -> found.getProperties().toString().contains("ad-review"))
            .findFirst()
            .orElseThrow()
            .getId();
    var port = relay.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    var http = Http.at(port).as(LEAD);
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
