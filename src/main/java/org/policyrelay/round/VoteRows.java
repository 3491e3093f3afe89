package org.policyrelay.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code blind_round_vote}: the one place where votes stand. */
@Component
class VoteRows {

  private static final String SELECT =
      """
      select v.rater_number, c.ref, v.label, v.confidence, v.rationale, v.voted_at, v.late
        from blind_round_vote v
        join blind_round_case c on c.round_key = v.round_key and c.number = v.case_number
       where v.round_key = :round
      """;

  private final JdbcClient jdbc;

  VoteRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a vote in the place of the rater's earlier one; who calls has the round's turn. */
  void put(String round, int number, Vote vote) {
    var label = vote.label();
    var confidence = vote.confidence();
    var rationale = vote.rationale();
    var at = Columns.at(vote.at());
    var updated =
        jdbc.sql(
                "update blind_round_vote set label = ?, confidence = ?, rationale = ?,"
                    + " voted_at = ? where round_key = ? and rater_number = ? and case_number = ?"
                    + " and late = ?")
            .params(label, confidence, rationale, at, round, vote.rater(), number, vote.late())
            .update();
    if (updated == 0) {
      jdbc.sql(
              "insert into blind_round_vote (label, confidence, rationale, voted_at, round_key,"
                  + " rater_number, case_number, late) values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(label, confidence, rationale, at, round, vote.rater(), number, vote.late())
          .update();
    }
  }

  /** The votes of one rater, in the order of the cases. */
  List<Vote> of(String round, int rater) {
    return jdbc.sql(SELECT + " and v.rater_number = :rater order by v.case_number, v.late")
        .param("round", round)
        .param("rater", rater)
        .query(VoteRows::row)
        .list();
  }

  /** The votes of all; for the reveal and what comes after it. */
  List<Vote> of(String round) {
    return jdbc.sql(SELECT + " order by v.case_number, v.rater_number, v.late")
        .param("round", round)
        .query(VoteRows::row)
        .list();
  }

  private static Vote row(ResultSet row, int number) throws SQLException {
    return new Vote(
        row.getInt("rater_number"),
        row.getString("ref"),
        row.getString("label"),
        confidence(row),
        row.getString("rationale"),
        at(row),
        row.getBoolean("late"));
  }

  private static @Nullable Integer confidence(ResultSet row) throws SQLException {
    var given = row.getInt("confidence");
    return row.wasNull() ? null : given;
  }

  private static Instant at(ResultSet row) throws SQLException {
    return Columns.instant(row, "voted_at");
  }
}
