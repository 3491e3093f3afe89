package org.policyrelay.engine.tuned.lists;

import static org.policyrelay.engine.tuned.lists.RandomTasks.GROUPS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.KEYS;
import static org.policyrelay.engine.tuned.lists.RandomTasks.USERS;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;

/** A task query at random; the same seed gives the same query. */
final class RandomQuery {

  private final long seed;
  private final Random random = new Random(0);

  RandomQuery(long seed) {
    this.seed = seed;
  }

  TaskQuery on(TaskService tasks) {
    random.setSeed(seed);
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

  /** Mostly by what many tasks have alike: where those stand must be the same, too. */
  private void sort(TaskQuery query) {
    var sorted = random.nextInt(7);
    switch (sorted) {
      case 0 -> direct(query.orderByTaskCreateTime());
      case 1 -> direct(query.orderByDueDate());
      case 2 -> direct(query.orderByTaskPriority());
      case 3 -> direct(query.orderByTaskName());
      case 4 -> direct(query.orderByTaskNameCaseInsensitive());
      case 5 -> direct(query.orderByTaskVariable("rtColumn", ValueType.STRING));
      default -> {}
    }
    if (sorted < 6 && random.nextBoolean()) {
      direct(query.orderByTaskId());
    }
  }

  private void direct(TaskQuery query) {
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
