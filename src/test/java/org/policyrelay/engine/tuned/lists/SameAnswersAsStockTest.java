package org.policyrelay.engine.tuned.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.engine.tuned.lists.RandomTasks.GROUPS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.KEYS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.TASKS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.USERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether somebody may do something is answered as the engine answers it, grant by grant. */
@Tuned
@RelayTest
class SameAnswersAsStockTest {

  private static final int WORLDS = 12;
  private static final int QUESTIONS = 120;
  private static final int QUESTIONS_IN_COMMAND = 5;
  private static final List<Permission> TO_TASKS =
      List.of(
          TaskPermissions.READ,
          TaskPermissions.UPDATE,
          TaskPermissions.TASK_WORK,
          TaskPermissions.TASK_ASSIGN);
  private static final List<Permission> TO_PROCESSES =
      List.of(
          Permissions.READ,
          ProcessDefinitionPermissions.READ_TASK,
          ProcessDefinitionPermissions.UPDATE_TASK);

  @Autowired ProcessEngine engine;
  @Autowired JdbcTemplate jdbc;

  @AfterEach
  void cleanUp() {
    RandomTasks.clear(jdbc);
  }

  static IntStream worlds() {
    return IntStream.range(0, WORLDS);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void answersTheSame(int world) {
    var random = RandomTasks.randomOf(world);
    RandomTasks.clear(jdbc);
    new RandomTasks(jdbc, random).fill();
    var permitted = 0;
    for (var number = 0; number < QUESTIONS; number++) {
      var caller = any(USERS, random);
      var groups = GROUPS.stream().filter(group -> random.nextInt(3) == 0).toList();
      var permission = any(TO_TASKS, random);
      var task = random.nextInt(8) == 0 ? null : RandomTasks.id(random.nextInt(TASKS));
      var either = command(() -> either(random, task));
      var what = "world %d, question %d, %s of %s".formatted(world, number, caller, groups);

      var one =
          same(
              what + ": " + permission + " to " + task,
              by -> by.isAuthorized(caller, groups, permission, Resources.TASK, task));
      var any = same(what + ": " + either, by -> by.isAuthorized(caller, groups, either));
      permitted += (one ? 1 : 0) + (any ? 1 : 0);
    }
    assertThat(permitted).as("neither all nor nothing").isBetween(1, 2 * QUESTIONS - 1);
  }

  /** The rows read for one question answer the next one, about that task or another. */
  @ParameterizedTest
  @MethodSource("worlds")
  void answersTheSameAgainInOneCommand(int world) {
    var random = RandomTasks.randomOf(world);
    RandomTasks.clear(jdbc);
    new RandomTasks(jdbc, random).fill();
    for (var number = 0; number < QUESTIONS / QUESTIONS_IN_COMMAND; number++) {
      var caller = any(USERS, random);
      var groups = GROUPS.stream().filter(group -> random.nextInt(3) == 0).toList();
      var questions = questions(caller, groups, random);
      var stock = command(() -> answers(new AuthorizationManager(), questions));
      assertThat(command(() -> answers(new CallerAuthorizationManager(), questions)))
          .as("world %d, command %d, %s of %s", world, number, caller, groups)
          .isEqualTo(stock);
    }
  }

  private List<Predicate<AuthorizationManager>> questions(
      String caller, List<String> groups, Random random) {
    var questions = new ArrayList<Predicate<AuthorizationManager>>();
    var task = RandomTasks.id(random.nextInt(TASKS));
    for (var number = 0; number < QUESTIONS_IN_COMMAND; number++) {
      var about = random.nextInt(3) == 0 ? RandomTasks.id(random.nextInt(TASKS)) : task;
      var permission = any(TO_TASKS, random);
      var either = command(() -> either(random, about));
      questions.add(
          random.nextBoolean()
              ? by -> by.isAuthorized(caller, groups, either)
              : by -> by.isAuthorized(caller, groups, permission, Resources.TASK, about));
    }
    return questions;
  }

  private static List<Boolean> answers(
      AuthorizationManager manager, List<Predicate<AuthorizationManager>> questions) {
    return questions.stream().map(question -> question.test(manager)).toList();
  }

  /** As the engine asks before somebody works on a task: on the task, or on its whole process. */
  private static CompositePermissionCheck either(Random random, @Nullable String task) {
    var checks = new PermissionCheckBuilder();
    checks
        .disjunctive()
        .atomicCheckForResourceId(Resources.TASK, task, any(TO_TASKS, random))
        .atomicCheckForResourceId(
            Resources.PROCESS_DEFINITION, any(KEYS, random), any(TO_PROCESSES, random));
    return checks.build();
  }

  private boolean same(String what, Predicate<AuthorizationManager> question) {
    var stock = ask(new AuthorizationManager(), question);
    assertThat(ask(new CallerAuthorizationManager(), question)).as(what).isEqualTo(stock);
    return stock;
  }

  private boolean ask(AuthorizationManager manager, Predicate<AuthorizationManager> question) {
    return command(() -> question.test(manager));
  }

  private <T> T command(Supplier<T> work) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(context -> work.get());
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
