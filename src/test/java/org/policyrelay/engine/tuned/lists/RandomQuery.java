package org.policyrelay.engine.tuned.lists;

import static org.policyrelay.engine.tuned.lists.RandomTasks.GROUPS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.KEYS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.USERS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;

/** A task query at random; the same seed gives the same query. */
final class RandomQuery {

  private final long seed;
  private final Random random = new Random(0);
  private final List<Function<Task, Object>> keys = new ArrayList<>();
  private boolean total;

  RandomQuery(long seed) {
    this.seed = seed;
  }

  TaskQuery on(TaskService tasks) {
    random.setSeed(seed);
    keys.clear();
    var query = tasks.createTaskQuery();
    for (var conditions = random.nextInt(3); conditions > 0; conditions--) {
      tryToNarrow(query);
    }
    for (var blocks = random.nextInt(5) - 2; blocks > 0; blocks--) {
      var block = query.or();
      for (var conditions = 1 + random.nextInt(3); conditions > 0; conditions--) {
        tryToNarrow(block);
      }
      query = block.endOr();
    }
    sort(query);
    return query;
  }

  /** Whether no two tasks are equal in the order, so that lists must be the same to the place. */
  boolean isTotal() {
    return total;
  }

  /** Those of the task's properties that the order compares. */
  List<String> sortKey(Task task) {
    return keys.stream().map(key -> Objects.toString(key.apply(task))).toList();
  }

  /** Some conditions the engine does not take beside others or in an or-block. */
  private void tryToNarrow(TaskQuery query) {
    try {
      narrow(query);
    } catch (ProcessEngineException refused) {
      query.taskMaxPriority(20);
    }
  }

  private void narrow(TaskQuery query) {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> {
        query.taskCandidateGroupIn(List.of(any(GROUPS), any(GROUPS)));
        assigned(query);
      }
      case 4 -> {
        query.taskCandidateGroup(any(GROUPS));
        assigned(query);
      }
      case 5 -> {
        query.taskCandidateUser(any(USERS));
        assigned(query);
      }
      case 6 -> query.withCandidateGroups();
      case 7 -> query.withCandidateUsers();
      case 8 -> query.withoutCandidateUsers();
      case 9 -> query.taskInvolvedUser(any(USERS));
      case 10 -> query.taskAssignee(any(USERS));
      case 11 -> query.taskUnassigned();
      case 12 -> query.taskNameLike("%" + random.nextInt(3));
      case 13 -> query.taskMinPriority(10);
      case 14 -> query.dueBefore(Date.from(Instant.parse("2026-02-03T00:00:00Z")));
      case 15 -> query.processDefinitionKey(any(KEYS));
      case 16 -> query.processInstanceBusinessKey("rt-key-" + random.nextInt(4));
      case 17 -> query.active();
      case 18 -> query.processVariableValueEquals("rtColumn", "value " + random.nextInt(4));
      default -> query.taskVariableValueEquals("rtColumn", "value " + random.nextInt(4));
    }
  }

  private void assigned(TaskQuery query) {
    if (random.nextBoolean()) {
      query.includeAssignedTasks();
    }
  }

  private void sort(TaskQuery query) {
    var sorted = random.nextInt(7);
    switch (sorted) {
      case 0 -> by(query.orderByTaskCreateTime(), Task::getCreateTime);
      case 1 -> by(query.orderByDueDate(), Task::getDueDate);
      case 2 -> by(query.orderByTaskPriority(), Task::getPriority);
      case 3 -> by(query.orderByTaskName(), Task::getName);
      case 4 -> by(query.orderByTaskNameCaseInsensitive(), task -> task.getName().toLowerCase());
      case 5 -> by(query.orderByTaskVariable("rtColumn", ValueType.STRING), task -> "");
      default -> {}
    }
    var byId = sorted < 6 && random.nextBoolean();
    if (byId) {
      by(query.orderByTaskId(), Task::getId);
    }
    total = byId || sorted == 6;
  }

  private void by(TaskQuery query, Function<Task, Object> key) {
    keys.add(key);
    if (random.nextBoolean()) {
      query.asc();
    } else {
      query.desc();
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
