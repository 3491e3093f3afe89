package org.policyrelay.engine.tuned.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.engine.tuned.lists.RandomTasks.GROUPS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.USERS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.EngineVariant;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever the tasks, the authorizations, the caller and the query: the engine shows the same. */
@Tuned
@RelayTest
class SameTasksAsStockTest {

  private static final int WORLDS = 10;
  private static final int QUERIES = 25;

  private final ProcessEngine engine;
  private final JdbcTemplate jdbc;
  private final EngineVariant variants;

  @Autowired
  SameTasksAsStockTest(ProcessEngine engine, JdbcTemplate jdbc) {
    this.engine = engine;
    this.jdbc = jdbc;
    this.variants =
        new EngineVariant((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
  }

  @BeforeEach
  void start() {
    RandomTasks.clear(jdbc);
  }

  @AfterEach
  void end() {
    variants.use(EngineVariant.OURS);
    engine.getIdentityService().clearAuthentication();
    RandomTasks.clear(jdbc);
  }

  static IntStream worlds() {
    return IntStream.range(0, WORLDS);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void showsTheSame(int world) {
    var random = RandomTasks.randomOf(world);
    new RandomTasks(jdbc, random).fill();
    for (var number = 0; number < QUERIES; number++) {
      var caller = USERS.get(random.nextInt(USERS.size()));
      var groups = GROUPS.stream().filter(group -> random.nextInt(3) == 0).toList();
      engine.getIdentityService().setAuthentication(caller, groups);
      var query = new RandomQuery(1000L * world + number);
      var what = "world %d, query %d, %s of %s".formatted(world, number, caller, groups);
      sameList(query, what);
      samePages(query, what);
      assertThat(with(EngineVariant.OURS, () -> query.on(engine.getTaskService()).count()))
          .as(what)
          .isEqualTo(with(EngineVariant.STOCK, () -> query.on(engine.getTaskService()).count()));
      if (number % 10 == 0) {
        assertThat(with(EngineVariant.OURS, this::columns))
            .as(what)
            .isEqualTo(with(EngineVariant.STOCK, this::columns));
        assertThat(with(EngineVariant.OURS, this::readableAlone))
            .as(what)
            .isEqualTo(with(EngineVariant.STOCK, this::readableAlone));
      }
    }
  }

  private void sameList(RandomQuery query, String what) {
    var stock = with(EngineVariant.STOCK, () -> query.on(engine.getTaskService()).list());
    var ours = with(EngineVariant.OURS, () -> query.on(engine.getTaskService()).list());
    assertThat(ids(ours)).as(what).isEqualTo(ids(stock));
  }

  /** Pages of different sizes, which take different ways to the tasks. */
  private void samePages(RandomQuery query, String what) {
    for (var size : List.of(1, 7, 300)) {
      assertThat(with(EngineVariant.OURS, () -> pages(query, size)))
          .as(what + ", pages of " + size)
          .isEqualTo(with(EngineVariant.STOCK, () -> pages(query, size)));
    }
  }

  private List<List<String>> pages(RandomQuery query, int size) {
    var pages = new ArrayList<List<String>>();
    for (var first = 0; first < 3 * size; first += size) {
      pages.add(ids(query.on(engine.getTaskService()).listPage(first, size)));
    }
    return pages;
  }

  private List<String> columns() {
    var scopes =
        IntStream.range(0, RandomTasks.TASKS)
            .mapToObj(RandomTasks::id)
            .flatMap(id -> List.of("rt-scopet" + id, "rt-scopee" + id).stream())
            .toArray(String[]::new);
    var query =
        (VariableInstanceQueryImpl)
            engine.getRuntimeService().createVariableInstanceQuery().variableScopeIdIn(scopes);
    return query.unlimitedList().stream().map(VariableInstance::getId).sorted().toList();
  }

  /** Each task asked for on its own, and whether its variables may be read. */
  private List<String> readableAlone() {
    var tasks = engine.getTaskService();
    return IntStream.range(0, RandomTasks.TASKS)
        .mapToObj(RandomTasks::id)
        .map(id -> id + one(tasks.createTaskQuery().taskId(id)) + mayReadVariables(id))
        .toList();
  }

  private static String one(TaskQuery query) {
    return query.singleResult() == null ? " hidden" : " shown";
  }

  private String mayReadVariables(String id) {
    try {
      engine.getTaskService().getVariablesLocal(id);
      return " readable";
    } catch (AuthorizationException refused) {
      return " refused";
    }
  }

  private <T> T with(String variant, Supplier<T> work) {
    variants.use(variant);
    return work.get();
  }

  private static List<String> ids(List<Task> tasks) {
    return tasks.stream().map(Task::getId).toList();
  }
}
