package org.policyrelay.engine.tuned.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever asks for whatever sees the same tasks by our statements as by the engine's own. */
@Tuned
@RelayTest
class SameTasksAsTheEngineTest {

  private static final int TASKS = 30;
  private static final int QUESTIONS = 40;
  private static final Map<Class<?>, SessionFactory> ENGINES_OWN =
      Map.of(
          TaskManager.class, new GenericManagerFactory(TaskManager.class),
          VariableInstanceManager.class, new GenericManagerFactory(VariableInstanceManager.class),
          AuthorizationManager.class, new GenericManagerFactory(AuthorizationManager.class));

  @Autowired ProcessEngine engine;
  @Autowired Relay relay;

  private final List<String> standalone = new ArrayList<>();
  private final List<String> grants = new ArrayList<>();
  private Map<Class<?>, SessionFactory> ours = Map.of();

  @BeforeEach
  void remember() {
    ours = Map.copyOf(configuration().getSessionFactories());
  }

  @AfterEach
  void cleanUp() {
    engine.getIdentityService().clearAuthentication();
    configuration().getSessionFactories().putAll(ours);
    grants.forEach(engine.getAuthorizationService()::deleteAuthorization);
    engine.getTaskService().deleteTasks(standalone, true);
    relay.cleanUp();
  }

  static IntStream seeds() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nobodySeesATaskMoreOrLess(int seed) {
    var random = new Random(seed);
    var taskIds = someTasks(random);
    someGrants(random, taskIds);
    var seen = 0;
    for (var question = 0; question < QUESTIONS; question++) {
      var user = user(random);
      var groups = groups(random);
      var query = someQuery(random);
      var asked = "seed %d, question %d, %s in %s".formatted(seed, question, user, groups);

      var byEngine = answer(ENGINES_OWN, user, groups, query);
      var byUs = answer(ours, user, groups, query);

      assertThat(byUs).as(asked).isEqualTo(byEngine);
      seen += byUs.ids().size();
    }
    assertThat(seen).as("somebody sees something, or nothing is compared").isPositive();
  }

  private record Answer(List<String> ids, long count, List<String> secondPage) {}

  private Answer answer(
      Map<Class<?>, SessionFactory> managers,
      String user,
      List<String> groups,
      Consumer<TaskQuery> conditions) {
    ENGINES_OWN
        .keySet()
        .forEach(type -> configuration().getSessionFactories().put(type, managers.get(type)));
    engine.getIdentityService().setAuthentication(user, groups);
    try {
      var all = query(conditions).list().stream().map(Task::getId).toList();
      var page = query(conditions).listPage(5, 5).stream().map(Task::getId).toList();
      return new Answer(all, query(conditions).count(), page);
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private TaskQuery query(Consumer<TaskQuery> conditions) {
    var query = engine.getTaskService().createTaskQuery();
    conditions.accept(query);
    return query.orderByTaskId().asc();
  }

  private List<String> someTasks(Random random) {
    var service = engine.getTaskService();
    var ids = new ArrayList<String>();
    for (var index = 0; index < TASKS; index++) {
      var task = service.newTask();
      task.setName("task " + index % 3);
      task.setPriority(random.nextInt(3) * 20);
      task.setDueDate(random.nextBoolean() ? new Date(1_900_000_000_000L + index) : null);
      service.saveTask(task);
      standalone.add(task.getId());
      ids.add(task.getId());
      if (random.nextInt(3) == 0) {
        service.setAssignee(task.getId(), user(random));
      }
      groups(random).forEach(group -> service.addCandidateGroup(task.getId(), group));
      if (random.nextInt(4) == 0) {
        service.addCandidateUser(task.getId(), user(random));
      }
      service.setVariableLocal(task.getId(), "colour", random.nextBoolean() ? "red" : "blue");
    }
    for (var index = 0; index < 4; index++) {
      var instance =
          engine
              .getRuntimeService()
              .startProcessInstanceByKey(
                  "team-handoff",
                  Map.of(
                      "origin", "LISTS",
                      "work", "review",
                      "fromTeam", "ad-policy",
                      "toTeam", "qa",
                      "riskTier", "low"));
      ids.add(instance.getId());
      var task = service.createTaskQuery().processInstanceId(instance.getId()).singleResult();
      service.addCandidateGroup(task.getId(), group(random));
    }
    return ids;
  }

  private void someGrants(Random random, List<String> taskIds) {
    for (var count = random.nextInt(6); count > 0; count--) {
      switch (random.nextInt(6)) {
        case 0 -> grant(random, Resources.TASK, Authorization.ANY, Permissions.READ);
        case 1 ->
            grant(
                random,
                Resources.PROCESS_DEFINITION,
                "team-handoff",
                ProcessDefinitionPermissions.READ_TASK);
        case 2 ->
            grant(
                random,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ_TASK);
        case 3 -> revoke(random, taskIds.get(random.nextInt(TASKS)));
        default ->
            grant(random, Resources.TASK, taskIds.get(random.nextInt(TASKS)), Permissions.READ);
      }
    }
  }

  private void grant(Random random, Resource resource, String id, Permission permission) {
    var type =
        random.nextInt(5) == 0 && !id.equals(Authorization.ANY)
            ? Authorization.AUTH_TYPE_GLOBAL
            : Authorization.AUTH_TYPE_GRANT;
    save(type, random, resource, id, permission);
  }

  private void revoke(Random random, String id) {
    var service = engine.getAuthorizationService();
    var revoke = service.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
    revoke.setUserId(user(random));
    revoke.setResource(Resources.TASK);
    revoke.setResourceId(id);
    revoke.removePermission(Permissions.READ);
    grants.add(service.saveAuthorization(revoke).getId());
  }

  private void save(int type, Random random, Resource resource, String id, Permission permission) {
    var service = engine.getAuthorizationService();
    var grant = service.createNewAuthorization(type);
    if (type == Authorization.AUTH_TYPE_GRANT) {
      if (random.nextBoolean()) {
        grant.setUserId(user(random));
      } else {
        grant.setGroupId(group(random));
      }
    }
    var known =
        service
            .createAuthorizationQuery()
            .authorizationType(type)
            .resourceType(resource)
            .resourceId(id)
            .list()
            .stream()
            .anyMatch(
                other ->
                    Objects.equals(other.getUserId(), grant.getUserId())
                        && Objects.equals(other.getGroupId(), grant.getGroupId()));
    if (known) {
      return;
    }
    grant.setResource(resource);
    grant.setResourceId(id);
    grant.setPermissions(new Permission[] {permission});
    grants.add(service.saveAuthorization(grant).getId());
  }

  private static Consumer<TaskQuery> someQuery(Random random) {
    var user = user(random);
    var group = group(random);
    var other = group(random);
    return switch (random.nextInt(16)) {
      case 0 -> query -> query.taskAssignee(user);
      case 1 -> query -> query.taskCandidateGroup(group);
      case 2 -> query -> query.taskCandidateGroupIn(List.of(group, other));
      case 3 -> query -> query.taskCandidateGroupIn(List.of(group, other)).includeAssignedTasks();
      case 4 -> query -> query.taskCandidateUser(user);
      case 5 -> query -> query.taskCandidateUser(user).includeAssignedTasks();
      case 6 -> query -> query.taskInvolvedUser(user);
      case 7 -> query -> query.withCandidateGroups().taskPriority(20);
      case 8 -> query -> query.withoutCandidateGroups();
      case 9 -> query -> query.or().taskAssignee(user).taskCandidateGroup(group).endOr();
      case 10 ->
          query ->
              query
                  .or()
                  .taskAssignee(user)
                  .taskName("task 1")
                  .endOr()
                  .taskVariableValueEquals("colour", "red");
      case 11 -> query -> query.taskCandidateGroup(group).taskInvolvedUser(user);
      case 12 -> query -> query.processDefinitionKey("team-handoff");
      case 13 -> query -> query.taskUnassigned().orderByDueDate().asc();
      case 14 -> query -> query.taskCandidateGroup(group).orderByTaskPriority().desc();
      default -> query -> {};
    };
  }

  private static String user(Random random) {
    return "list-user-" + random.nextInt(4);
  }

  private static String group(Random random) {
    return "list-group-" + random.nextInt(4);
  }

  private static List<String> groups(Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(index -> group(random))
        .distinct()
        .toList();
  }

  @Test
  void aPageThatIsTooLongIsRefusedAndSaysHowToAsk() {
    var manager = new ListedTaskManager(3);
    someTasks(new Random(1));
    configuration()
        .getSessionFactories()
        .put(
            TaskManager.class,
            new SessionFactory() {
              @Override
              public Class<?> getSessionType() {
                return TaskManager.class;
              }

              @Override
              public org.camunda.bpm.engine.impl.interceptor.Session openSession() {
                return manager;
              }
            });
    engine.getIdentityService().setAuthentication("admin", List.of("camunda-admin"));

    assertThat(engine.getTaskService().createTaskQuery().listPage(0, 3)).hasSize(3);
    assertThatThrownBy(() -> engine.getTaskService().createTaskQuery().listPage(0, 1_000_000))
        .isInstanceOf(BadUserRequestException.class)
        .hasMessageContaining("pages");
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
