package org.policyrelay.benchmark;

import java.util.List;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills the engine's tables with open tasks as handoffs leave them behind, without running one:
 * half of what a team has is claimed, every tenth was raised to the policy managers.
 */
final class OpenTasks {

  /** The five teams' groups, in turn; so each has a fifth of all tasks. */
  static final List<String> GROUPS =
      List.of("ad-review", "qa", "training", "advertiser-experience", "ad-policy");

  private final JdbcTemplate jdbc;
  private final String numbers;
  private int filled;

  OpenTasks(JdbcTemplate jdbc, boolean postgres) {
    this.jdbc = jdbc;
    this.numbers = postgres ? "generate_series(%d, %d) as s(x)" : "system_range(%d, %d)";
  }

  /** Adds tasks until there are that many. */
  void fillTo(int total) {
    var from = numbers.formatted(filled + 1, total);
    filled = total;
    var definition =
        jdbc.queryForObject(
            "select max(ID_) from ACT_RE_PROCDEF where KEY_ = 'team-handoff'", String.class);
    jdbc.update(
        "insert into ACT_RU_EXECUTION (ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_, BUSINESS_KEY_,"
            + " PROC_DEF_ID_, ACT_ID_, IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_,"
            + " SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_, PROC_DEF_KEY_)"
            + " select 'e-' || x, 1, 'e-' || x, 'e-' || x, 'HO-2026-' || x, ?, 'Task_AcceptHandoff',"
            + " true, false, true, false, 1, 0, 1, 'team-handoff' from "
            + from,
        definition);
    jdbc.update(
        "insert into ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_,"
            + " TASK_DEF_KEY_, ASSIGNEE_, PRIORITY_, CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_,"
            + " TASK_STATE_) select 't-' || x, 1, 'e-' || x, 'e-' || x, ?, 'Accept handoff',"
            + " 'Task_AcceptHandoff', case when mod(x, 2) = 0 then 'somebody' end,"
            + " 50 + 10 * mod(x, 4), timestamp '2026-01-01 00:00:00' + x * interval '1' second,"
            + " timestamp '2026-02-01 00:00:00' + mod(x * 7919, 100000) * interval '1' second,"
            + " 1, 'Created' from "
            + from,
        definition);
    for (var index = 0; index < GROUPS.size(); index++) {
      candidates(GROUPS.get(index), "mod(x, 5) = " + index, from);
    }
    candidates("policy-managers", "mod(x, 10) = 3", from);
    for (var column : List.of("policy", "markets", "riskTier")) {
      jdbc.update(
          "insert into ACT_RU_VARIABLE (ID_, REV_, TYPE_, NAME_, EXECUTION_ID_, PROC_INST_ID_,"
              + " TASK_ID_, VAR_SCOPE_, TEXT_, SEQUENCE_COUNTER_, IS_CONCURRENT_LOCAL_)"
              + " select 'v-"
              + column
              + "-' || x, 1, 'string', '"
              + column
              + "', 'e-' || x, 'e-' || x, 't-' || x, 't-' || x, 'value ' || mod(x, 50), 1, false"
              + " from "
              + from);
    }
  }

  private void candidates(String group, String which, String from) {
    jdbc.update(
        "insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) select 'l-' || x ||"
            + " ?, 1, ?, 'candidate', 't-' || x from "
            + from
            + " where "
            + which,
        group,
        group);
    // READ, TASK_WORK and TASK_ASSIGN, as the engine stores them for a candidate group
    jdbc.update(
        "insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_,"
            + " PERMS_) select 'a-' || x || ?, 1, 1, ?, 7, 't-' || x, "
            + PERMISSIONS
            + " from "
            + from
            + " where "
            + which,
        group,
        group);
  }

  private static final int PERMISSIONS =
      TaskPermissions.READ.getValue()
          | TaskPermissions.TASK_WORK.getValue()
          | TaskPermissions.TASK_ASSIGN.getValue();

  /** Changes a row of each table: H2 gives an unchanged question its last answer again. */
  void touch() {
    for (var table : List.of("TASK", "IDENTITYLINK", "AUTHORIZATION", "VARIABLE")) {
      jdbc.update(
          "update ACT_RU_%1$s set REV_ = REV_ + 1 where ID_ = (select min(ID_) from ACT_RU_%1$s)"
              .formatted(table));
    }
  }

  /** What a database does on its own some time after a burst. */
  void analyze() {
    jdbc.execute("analyze");
  }
}
