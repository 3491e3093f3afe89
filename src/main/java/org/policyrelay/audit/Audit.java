package org.policyrelay.audit;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.RelayItself;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The record of what happened to a piece of work. Entries join the caller's transaction: what was
 * rolled back is not in it, what was committed is.
 */
@Component
public class Audit {

  /** The actor of what no person did. */
  public static final String SYSTEM = RelayItself.NAME;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final Clock clock;

  Audit(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  public void record(String subject, String event, String actor, @Nullable String detail) {
    record(List.of(entry(subject, event, actor, detail)));
  }

  /** Something that has happened now, not on record yet. */
  public AuditEntry entry(String subject, String event, String actor, @Nullable String detail) {
    return new AuditEntry(subject, event, actor, clock.instant(), detail);
  }

  /** Records what happened together, in this order and in one go. */
  public void record(List<AuditEntry> entries) {
    batches.batchUpdate(
        "insert into audit_entry (subject, event, actor, recorded_at, detail)"
            + " values (?, ?, ?, ?, ?)",
        entries,
        entries.size(),
        (row, entry) -> {
          row.setString(1, entry.subject());
          row.setString(2, entry.event());
          row.setString(3, entry.actor());
          row.setObject(4, Columns.at(entry.recordedAt()));
          row.setString(5, entry.detail());
        });
  }

  /** Everything recorded for the subject, oldest first. */
  public List<AuditEntry> of(String subject) {
    return jdbc.sql(
            "select subject, event, actor, recorded_at, detail from audit_entry"
                + " where subject = ? order by id")
        .param(subject)
        .query(
            (row, number) ->
                new AuditEntry(
                    row.getString("subject"),
                    row.getString("event"),
                    row.getString("actor"),
                    Columns.instant(row, "recorded_at"),
                    row.getString("detail")))
        .list();
  }
}
