package org.policyrelay.engine.tuned.lists;

import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tasks, candidates and authorizations at random, odd ones too: grants that do not match the
 * candidates, grants without the right to read, revokes, tasks of no process and of cases.
 */
final class RandomTasks {

  static final List<String> GROUPS = List.of("rt-a", "rt-b", "rt-c", "rt-d");
  static final List<String> USERS = List.of("rt-u", "rt-v", "rt-w");
  static final List<String> KEYS = List.of("team-handoff", "policy-change");
  static final int TASKS = 40;

  private final JdbcTemplate jdbc;
  private final Random random;
  private final Set<List<Object>> granted = new HashSet<>();

  RandomTasks(JdbcTemplate jdbc, Random random) {
    this.jdbc = jdbc;
    this.random = random;
  }

  /** Seeds that follow each other give much the same first numbers; these do not. */
  static Random randomOf(int world) {
    return new Random(0x9E3779B97F4A7C15L * (world + 1));
  }

  static String id(int task) {
    return "rt-%02d".formatted(task);
  }

  /** Takes everything away again. */
  static void clear(JdbcTemplate jdbc) {
    for (var table :
        List.of(
            "VARIABLE", "IDENTITYLINK", "AUTHORIZATION", "TASK", "CASE_EXECUTION", "EXECUTION")) {
      jdbc.update("delete from ACT_RU_" + table + " where ID_ like 'rt-%'");
    }
  }

  void fill() {
    var cases = chance(4);
    if (cases) {
      jdbc.update("insert into ACT_RU_CASE_EXECUTION (ID_, REV_) values ('rt-case', 1)");
    }
    for (var task = 0; task < TASKS; task++) {
      addTask(task, cases);
    }
    if (chance(2)) {
      addWideGrants();
    }
    if (chance(3)) {
      addRevokes();
    }
  }

  private void addTask(int task, boolean cases) {
    var id = id(task);
    var standalone = chance(6);
    var inCase = cases && chance(6);
    if (!standalone) {
      jdbc.update(
          "insert into ACT_RU_EXECUTION (ID_, REV_, PROC_INST_ID_, BUSINESS_KEY_, SUSPENSION_STATE_,"
              + " PROC_DEF_ID_) select ?, 1, ?, ?, 1, max(ID_) from ACT_RE_PROCDEF where KEY_ = ?",
          id,
          id,
          "rt-key-" + random.nextInt(4),
          any(KEYS));
    }
    jdbc.update(
        "insert into ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_,"
            + " TASK_DEF_KEY_, ASSIGNEE_, OWNER_, PRIORITY_, CREATE_TIME_, DUE_DATE_,"
            + " SUSPENSION_STATE_, CASE_EXECUTION_ID_, TASK_STATE_) values (?, 1, ?, ?,"
            + " (select PROC_DEF_ID_ from ACT_RU_EXECUTION where ID_ = ?), ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, 'Created')",
        id,
        standalone ? null : id,
        standalone ? null : id,
        id,
        chance(2) ? "Review " + random.nextInt(3) : "review " + random.nextInt(3),
        "Task_" + random.nextInt(3),
        chance(3) ? any(USERS) : null,
        chance(8) ? any(USERS) : null,
        random.nextInt(3) * 10,
        Timestamp.valueOf("2026-01-01 0%d:00:00".formatted(random.nextInt(8))),
        chance(4)
            ? null
            : Timestamp.valueOf("2026-02-0%d 00:00:00".formatted(1 + random.nextInt(6))),
        chance(8) ? 2 : 1,
        inCase ? "rt-case" : null);
    addVariable(id, standalone ? null : id, id);
    if (!standalone) {
      addVariable(id, id, null);
    }
    for (var link = random.nextInt(4); link > 0; link--) {
      addCandidate(id, "rt-" + task + "-" + link);
    }
    if (chance(12)) {
      // as if somebody had given a right to read by hand
      grant(1, chance(2) ? any(USERS) : null, null, Resources.TASK, id, 2);
    }
  }

  private void addVariable(String id, @Nullable String execution, @Nullable String task) {
    jdbc.update(
        "insert into ACT_RU_VARIABLE (ID_, REV_, TYPE_, NAME_, EXECUTION_ID_, PROC_INST_ID_, TASK_ID_,"
            + " VAR_SCOPE_, TEXT_, IS_CONCURRENT_LOCAL_) values (?, 1, 'string', 'rtColumn', ?, ?, ?,"
            + " ?, ?, false)",
        "rt-v" + (task == null ? "e" : "t") + id,
        execution,
        execution,
        task,
        "rt-scope" + (task == null ? "e" : "t") + id,
        "value " + random.nextInt(4));
  }

  /** Mostly with the grant that the engine gives to a candidate, sometimes without or with less. */
  private void addCandidate(String task, String link) {
    var type = chance(8) ? "other" : "candidate";
    var group = chance(4) ? null : any(GROUPS);
    var user = group == null ? any(USERS) : null;
    jdbc.update(
        "insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, USER_ID_, TYPE_, TASK_ID_) values"
            + " (?, 1, ?, ?, ?, ?)",
        link,
        group,
        user,
        type,
        task);
    if (!chance(8)) {
      var permissions =
          chance(8) ? TaskPermissions.UPDATE.getValue() : TaskPermissions.READ.getValue();
      grant(1, user, group, Resources.TASK, task, permissions | 1 << 14);
    }
  }

  private void addWideGrants() {
    var readTask = ProcessDefinitionPermissions.READ_TASK.getValue();
    var read = TaskPermissions.READ.getValue();
    for (var grants = 1 + random.nextInt(3); grants > 0; grants--) {
      var group = chance(2) ? any(GROUPS) : null;
      var user = group == null ? any(USERS) : null;
      switch (random.nextInt(8)) {
        case 0 -> grant(1, user, group, Resources.TASK, "*", read);
        case 1 -> grant(1, user, group, Resources.PROCESS_DEFINITION, "*", readTask);
        case 2, 3 -> grant(1, user, group, Resources.PROCESS_DEFINITION, any(KEYS), readTask);
        case 4 -> grant(0, "*", null, Resources.PROCESS_DEFINITION, any(KEYS), readTask);
        case 5 -> grant(1, user, group, Resources.PROCESS_DEFINITION, any(KEYS), 2);
        // what the engine takes although nobody means it: a task's grant on the key of a process
        case 6 -> grant(1, user, group, Resources.TASK, any(KEYS), read);
        default ->
            grant(0, "*", null, Resources.TASK, chance(2) ? "*" : id(random.nextInt(TASKS)), read);
      }
    }
  }

  private void addRevokes() {
    var group = chance(2) ? any(GROUPS) : null;
    var user = group == null ? any(USERS) : null;
    grant(2, user, group, Resources.TASK, chance(2) ? "*" : id(random.nextInt(TASKS)), 0);
  }

  private void grant(
      int type,
      @Nullable String user,
      @Nullable String group,
      Resources resource,
      String resourceId,
      int permissions) {
    if ((user == null && group == null)
        || !granted.add(List.of(type, user + "/" + group, resource, resourceId))) {
      return;
    }
    jdbc.update(
        "insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, USER_ID_, GROUP_ID_, RESOURCE_TYPE_,"
            + " RESOURCE_ID_, PERMS_) values (?, 1, ?, ?, ?, ?, ?, ?)",
        "rt-a" + granted.size(),
        type,
        user,
        group,
        resource.resourceType(),
        resourceId,
        permissions);
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
