package org.policyrelay.change.process;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the first of the tasks that wait in a change is due, for many changes at once. */
@Component
public class NextDue {

  /** What is on hold is suspended: nobody is late with it. */
  private static final String FIRST =
      """
      select root.BUSINESS_KEY_ as change_key, min(task.DUE_DATE_) as due
        from ACT_RU_EXECUTION root
        join ACT_RU_EXECUTION called on called.ROOT_PROC_INST_ID_ = root.ID_
        join ACT_RU_TASK task on task.PROC_INST_ID_ = called.ID_
       where root.BUSINESS_KEY_ in (:keys) and task.SUSPENSION_STATE_ = 1
         and task.DUE_DATE_ is not null
       group by root.BUSINESS_KEY_
      """;

  private final JdbcClient jdbc;

  NextDue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By change, without those in which nothing is due. */
  public Map<String, Instant> of(Collection<String> changes) {
    var due = new HashMap<String, Instant>();
    if (!changes.isEmpty()) {
      jdbc.sql(FIRST)
          .param("keys", changes)
          .query(
              row -> {
                // the engine writes its dates without a zone, in the one that it runs in
                due.put(row.getString("change_key"), row.getTimestamp("due").toInstant());
              });
    }
    return due;
  }
}
