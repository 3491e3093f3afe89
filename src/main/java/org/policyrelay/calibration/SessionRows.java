package org.policyrelay.calibration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Revisions;
import org.policyrelay.round.Verdict;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of sessions and of where their cases come from. */
@Component
class SessionRows {

  private static final String SELECT =
      """
      select session_key, revision, market_group, week_year, week, number, policy_id,
             policy_version, round_key, begun_for, cause, started_by, opened_at, state, reason,
             verdict, alpha, lower_bound, upper_bound, undefined, disputes, paired, judged_at,
             settled_at, settled_by, closed_at
        from calibration_session
      """;

  private final JdbcClient jdbc;

  SessionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets one in at a time who begins a session of the group, until the transaction ends. */
  void begin(MarketGroup group) {
    jdbc.sql("update calibration_group set turn = turn + 1 where market_group = ?")
        .param(group.code())
        .update();
  }

  /** How many sessions of the group were begun in the week. */
  int lastNumber(MarketGroup group, SessionWeek week) {
    return jdbc.sql(
            "select coalesce(max(number), 0) from calibration_session"
                + " where market_group = ? and week_year = ? and week = ?")
        .params(group.code(), week.year(), week.week())
        .query(Integer.class)
        .single();
  }

  /** When each policy was last calibrated on in a group, by its id. */
  Map<String, Instant> lastOpened(MarketGroup group) {
    var last = new HashMap<String, Instant>();
    jdbc.sql(
            "select policy_id, max(opened_at) as opened_at from calibration_session"
                + " where market_group = ? and round_key is not null group by policy_id")
        .param(group.code())
        .query(
            row -> {
              last.put(row.getString("policy_id"), Columns.instant(row, "opened_at"));
            });
    return last;
  }

  void add(CalibrationSession session, List<DrawnCase> cases) {
    var start = session.start();
    var course = session.course();
    jdbc.sql(
            """
            insert into calibration_session (session_key, revision, market_group, week_year, week,
                                             number, policy_id, policy_version, round_key,
                                             begun_for, cause, started_by, opened_at, state,
                                             reason, closed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            session.key(),
            session.revision(),
            start.group().code(),
            start.week().year(),
            start.week().week(),
            start.number(),
            start.policyId(),
            start.policyVersion(),
            start.round(),
            start.trigger().code(),
            start.cause(),
            start.by(),
            Columns.at(start.at()),
            course.state().code(),
            course.reason(),
            Columns.at(course.closedAt()))
        .update();
    for (var one = 0; one < cases.size(); one++) {
      jdbc.sql(
              "insert into calibration_case (session_key, number, ref, source, golden_label)"
                  + " values (?, ?, ?, ?, ?)")
          .params(
              session.key(),
              one + 1,
              cases.get(one).ref(),
              cases.get(one).source(),
              cases.get(one).goldenLabel())
          .update();
    }
  }

  /**
   * Writes what a transition may change.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(CalibrationSession session) {
    var course = session.course();
    var found = course.judgement();
    var updated =
        jdbc.sql(
                """
                update calibration_session
                   set revision = revision + 1, state = ?, verdict = ?, alpha = ?,
                       lower_bound = ?, upper_bound = ?, undefined = ?, disputes = ?, paired = ?,
                       judged_at = ?, settled_at = ?, settled_by = ?, closed_at = ?
                 where session_key = ? and revision = ?
                """)
            .params(
                course.state().code(),
                found == null ? null : found.verdict().code(),
                found == null ? null : found.alpha(),
                found == null ? null : found.lower(),
                found == null ? null : found.upper(),
                found == null ? null : found.undefined(),
                found == null ? null : found.disputes(),
                found == null ? null : found.paired(),
                Columns.at(course.judgedAt()),
                Columns.at(course.settledAt()),
                course.settledBy(),
                Columns.at(course.closedAt()),
                session.key(),
                session.revision())
            .update();
    Revisions.requireWritten(updated, "session " + session.key());
    session.written();
  }

  Optional<CalibrationSession> find(String key) {
    return jdbc.sql(SELECT + " where session_key = ?")
        .param(key)
        .query(SessionRows::session)
        .optional();
  }

  /** What is not over first, then the newest. */
  List<CalibrationSession> list(int most) {
    return jdbc.sql(
            SELECT
                + " order by case when state in ('closed', 'not-held') then 1 else 0 end,"
                + " opened_at desc, session_key limit ?")
        .param(most)
        .query(SessionRows::session)
        .list();
  }

  /** The last one of the group that was closed before this one was begun. */
  Optional<CalibrationSession> before(CalibrationSession session) {
    return jdbc.sql(
            SELECT
                + " where market_group = ? and state = 'closed' and opened_at < ?"
                + " order by opened_at desc, session_key limit 1")
        .params(session.group().code(), Columns.at(session.start().at()))
        .query(SessionRows::session)
        .optional();
  }

  /** Those of a policy whose votes were revealed from an instant on, the oldest first. */
  List<CalibrationSession> judged(String policyId, Instant from) {
    return jdbc.sql(
            SELECT + " where policy_id = ? and judged_at >= ? order by judged_at, session_key")
        .params(policyId, Columns.at(from))
        .query(SessionRows::session)
        .list();
  }

  /** The policies that any session was about. */
  List<String> policies() {
    return jdbc.sql(
            "select distinct policy_id from calibration_session where judged_at is not null"
                + " order by policy_id")
        .query(String.class)
        .list();
  }

  /**
   * Where a case comes from.
   *
   * @param goldenLabel that is known to be right
   */
  record CaseOrigin(int number, String source, @Nullable String goldenLabel) {}

  /** By the reference of the case. */
  Map<String, CaseOrigin> cases(String key) {
    var cases = new HashMap<String, CaseOrigin>();
    jdbc.sql("select number, ref, source, golden_label from calibration_case where session_key = ?")
        .param(key)
        .query(
            row -> {
              cases.put(
                  row.getString("ref"),
                  new CaseOrigin(
                      row.getInt("number"),
                      row.getString("source"),
                      row.getString("golden_label")));
            });
    return cases;
  }

  private static CalibrationSession session(ResultSet row, int number) throws SQLException {
    return new CalibrationSession(
        row.getString("session_key"),
        row.getInt("revision"),
        new SessionStart(
            of(MarketGroup.values(), row.getString("market_group")),
            new SessionWeek(row.getInt("week_year"), row.getInt("week")),
            row.getInt("number"),
            row.getString("policy_id"),
            row.getString("policy_version"),
            row.getString("round_key"),
            of(SessionTrigger.values(), row.getString("begun_for")),
            row.getString("cause"),
            row.getString("started_by"),
            Columns.instant(row, "opened_at")),
        new SessionCourse(
            of(SessionState.values(), row.getString("state")),
            row.getString("reason"),
            judgement(row),
            Columns.instantOrNull(row, "judged_at"),
            Columns.instantOrNull(row, "settled_at"),
            row.getString("settled_by"),
            Columns.instantOrNull(row, "closed_at")));
  }

  private static @Nullable Judgement judgement(ResultSet row) throws SQLException {
    var verdict = row.getString("verdict");
    return verdict == null
        ? null
        : new Judgement(
            of(Verdict.values(), verdict),
            row.getObject("alpha", Double.class),
            row.getObject("lower_bound", Double.class),
            row.getObject("upper_bound", Double.class),
            row.getString("undefined"),
            row.getInt("disputes"),
            row.getBoolean("paired"));
  }

  private static <T extends Coded> T of(T[] values, String code) {
    return Coded.of(values, code).orElseThrow();
  }
}
