package org.policyrelay.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.policyrelay.engine.TransactionMemory;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Revisions;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * The tables {@code deadline} and {@code deadline_pause}: at most one statement for each call. The
 * open clock of a stage is read once in a transaction.
 */
@Component
class DeadlineRows {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final TypeReference<List<RungDue>> RUNGS = new TypeReference<>() {};

  private static final String SELECT =
      """
      select id, revision, subject, stage, team, target, by_the_clock, latest, opened_at, due_at, rungs, paused_at, paused_for, closed_at
        from deadline
      """;

  private final JdbcClient jdbc;
  private final TransactionMemory<Key, Deadline> open = new TransactionMemory<>();

  private record Key(String subject, Stage stage) {}

  DeadlineRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Deadline deadline) {
    var id = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into deadline (subject, stage, team, target, by_the_clock, latest, opened_at,"
                + " due_at, rungs) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            deadline.subject(),
            deadline.stage().name(),
            deadline.team(),
            deadline.target().toString(),
            deadline.count().byTheClock(),
            Columns.at(deadline.count().latest()),
            Columns.at(deadline.openedAt()),
            Columns.at(deadline.dueAt()),
            write(deadline.rungs()))
        .update(id, "id");
    remember(deadline.written(Objects.requireNonNull(id.getKey()).longValue(), 0));
  }

  /**
   * Writes what may change of a clock.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(Deadline deadline) {
    var pausedFor = deadline.pausedFor();
    var updated =
        jdbc.sql(
                "update deadline set revision = revision + 1, target = ?, due_at = ?, rungs = ?,"
                    + " paused_at = ?, paused_for = ?, closed_at = ? where id = ? and revision = ?")
            .params(
                deadline.target().toString(),
                Columns.at(deadline.dueAt()),
                write(deadline.rungs()),
                Columns.at(deadline.pausedAt()),
                pausedFor == null ? null : pausedFor.name(),
                Columns.at(deadline.closedAt()),
                deadline.id(),
                deadline.revision())
            .update();
    Revisions.requireWritten(
        updated, "the %s clock of %s".formatted(deadline.stage().code(), deadline.subject()));
    remember(deadline.written(deadline.id(), deadline.revision() + 1));
  }

  private void remember(Deadline deadline) {
    open.put(new Key(deadline.subject(), deadline.stage()), deadline);
  }

  void close(String subject, Stage stage, Instant now) {
    jdbc.sql(
            "update deadline set revision = revision + 1, closed_at = ? where subject = ? and stage = ? and closed_at is null")
        .params(Columns.at(now), subject, stage.name())
        .update();
    open.clear();
  }

  void closeAll(String subject, Instant now) {
    jdbc.sql(
            "update deadline set revision = revision + 1, closed_at = ? where subject = ? and closed_at is null")
        .params(Columns.at(now), subject)
        .update();
    open.clear();
  }

  Optional<Deadline> findOpen(String subject, Stage stage) {
    return open.get(
        new Key(subject, stage),
        () ->
            jdbc.sql(SELECT + " where subject = ? and stage = ? and closed_at is null")
                .params(subject, stage.name())
                .query(DeadlineRows::row)
                .optional());
  }

  List<Deadline> openOf(String subject) {
    return jdbc.sql(SELECT + " where subject = ? and closed_at is null order by id")
        .param(subject)
        .query(DeadlineRows::row)
        .list();
  }

  List<Deadline> of(String subject) {
    return jdbc.sql(SELECT + " where subject = ? order by id")
        .param(subject)
        .query(DeadlineRows::row)
        .list();
  }

  List<Deadline> allOpen() {
    return jdbc.sql(SELECT + " where closed_at is null order by id")
        .query(DeadlineRows::row)
        .list();
  }

  void addPause(long deadline, Pause pause) {
    jdbc.sql(
            "insert into deadline_pause (deadline_id, reason, paused_at, resumed_at)"
                + " values (?, ?, ?, ?)")
        .params(deadline, pause.reason().name(), Columns.at(pause.from()), Columns.at(pause.to()))
        .update();
  }

  /** The pauses of all clocks that are open, by the clock. */
  Map<Long, List<Pause>> pausesOfOpen() {
    var pauses = new HashMap<Long, List<Pause>>();
    jdbc.sql(
            """
            select p.deadline_id, p.reason, p.paused_at, p.resumed_at
              from deadline_pause p join deadline d on d.id = p.deadline_id
             where d.closed_at is null
             order by p.id
            """)
        .query(
            row -> {
              pauses
                  .computeIfAbsent(row.getLong("deadline_id"), id -> new ArrayList<>())
                  .add(pause(row, 0));
            });
    return pauses;
  }

  private static Pause pause(ResultSet row, int number) throws SQLException {
    return new Pause(
        PauseReason.valueOf(row.getString("reason")),
        Columns.instant(row, "paused_at"),
        Columns.instant(row, "resumed_at"));
  }

  List<Pause> pausesOf(long deadline) {
    return jdbc.sql(
            "select reason, paused_at, resumed_at from deadline_pause where deadline_id = ?"
                + " order by id")
        .param(deadline)
        .query(DeadlineRows::pause)
        .list();
  }

  private static Deadline row(ResultSet row, int number) throws SQLException {
    var pausedFor = row.getString("paused_for");
    return new Deadline(
        row.getLong("id"),
        row.getInt("revision"),
        row.getString("subject"),
        Stage.valueOf(row.getString("stage")),
        row.getString("team"),
        Duration.parse(row.getString("target")),
        new Count(row.getBoolean("by_the_clock"), Columns.instantOrNull(row, "latest")),
        Columns.instant(row, "opened_at"),
        Columns.instant(row, "due_at"),
        read(row.getString("rungs")),
        Columns.instantOrNull(row, "paused_at"),
        pausedFor == null ? null : PauseReason.valueOf(pausedFor),
        Columns.instantOrNull(row, "closed_at"));
  }

  private static String write(List<RungDue> rungs) {
    try {
      return JSON.writeValueAsString(rungs);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rungs that cannot be written", e);
    }
  }

  private static List<RungDue> read(String rungs) {
    try {
      return JSON.readValue(rungs, RUNGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rungs that cannot be read: " + rungs, e);
    }
  }
}
