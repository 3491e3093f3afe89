package org.policyrelay.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Revisions;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code handoff}. A step of a handoff waits for these, so they are plain statements. */
@Component
class HandoffRows {

  private static final String SELECT =
      """
      select handoff_key, revision, origin, subject, work, from_team, to_team, risk_tier, offered_at,
             state, worker, accepted_at, ended_by, ended_at, evidence, not_ready_markets, reason
        from handoff
      """;

  private final JdbcClient jdbc;

  HandoffRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Handoff handoff) {
    jdbc.sql(
            """
            insert into handoff (handoff_key, revision, origin, subject, work, from_team, to_team,
                                 risk_tier, offered_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            handoff.key(),
            handoff.revision(),
            handoff.origin(),
            handoff.subject(),
            handoff.work(),
            handoff.fromTeam(),
            handoff.toTeam(),
            handoff.riskTier(),
            Columns.at(handoff.offeredAt()),
            handoff.state().name())
        .update();
  }

  /**
   * Writes what a transition may change.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(Handoff handoff) {
    var updated =
        jdbc.sql(
                """
                update handoff
                   set revision = revision + 1, state = ?, worker = ?, accepted_at = ?, ended_by = ?,
                       ended_at = ?, evidence = ?, not_ready_markets = ?, reason = ?
                 where handoff_key = ? and revision = ?
                """)
            .params(
                handoff.state().name(),
                handoff.worker().orElse(null),
                Columns.at(handoff.acceptedAt().orElse(null)),
                handoff.endedBy().orElse(null),
                Columns.at(handoff.endedAt().orElse(null)),
                handoff.evidence(),
                handoff.notReadyMarkets(),
                handoff.reason(),
                handoff.key(),
                handoff.revision())
            .update();
    Revisions.requireWritten(updated, "handoff " + handoff.key());
    handoff.written();
  }

  Optional<Handoff> find(String key) {
    return jdbc.sql(SELECT + " where handoff_key = ?")
        .param(key)
        .query(HandoffRows::row)
        .optional();
  }

  /** All that are offered, accepted or blocked. */
  List<Handoff> open() {
    return jdbc.sql(SELECT + " where state in (:states)")
        .param(
            "states",
            Arrays.stream(HandoffState.values())
                .filter(HandoffState::isOpen)
                .map(HandoffState::name)
                .toList())
        .query(HandoffRows::row)
        .list();
  }

  List<Handoff> of(String origin) {
    return jdbc.sql(SELECT + " where origin = ? order by offered_at, handoff_key")
        .param(origin)
        .query(HandoffRows::row)
        .list();
  }

  private static Handoff row(ResultSet row, int number) throws SQLException {
    return new Handoff(
        row.getString("handoff_key"),
        row.getInt("revision"),
        row.getString("origin"),
        row.getString("subject"),
        row.getString("work"),
        row.getString("from_team"),
        row.getString("to_team"),
        row.getString("risk_tier"),
        Columns.instant(row, "offered_at"),
        HandoffState.valueOf(row.getString("state")),
        row.getString("worker"),
        Columns.instantOrNull(row, "accepted_at"),
        row.getString("ended_by"),
        Columns.instantOrNull(row, "ended_at"),
        row.getString("evidence"),
        row.getString("not_ready_markets"),
        row.getString("reason"));
  }
}
