package org.policyrelay.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The record of what happened to a piece of work. Entries join the caller's transaction: what was
 * rolled back is not in it, what was committed is.
 */
@Component
public class Audit {

  /** The actor of what no person did. */
  public static final String SYSTEM = "policy-relay";

  private final JdbcClient jdbc;
  private final Clock clock;

  Audit(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void record(String subject, String event, String actor, @Nullable String detail) {
    jdbc.sql(
            "insert into audit_entry (subject, event, actor, recorded_at, detail)"
                + " values (?, ?, ?, ?, ?)")
        .params(subject, event, actor, Timestamp.from(clock.instant()), detail)
        .update();
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
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getString("detail")))
        .list();
  }
}
