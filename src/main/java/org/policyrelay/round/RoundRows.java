package org.policyrelay.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Revisions;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of rounds but that of their votes. */
@Component
class RoundRows {

  private final JdbcClient jdbc;

  RoundRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Lets one in at a time who writes votes of the round or reveals them, until the transaction
   * ends.
   */
  void begin(String key) {
    jdbc.sql("update blind_round set turn = turn + 1 where round_key = ?").param(key).update();
  }

  void add(Round round) {
    var asked = round.asked();
    jdbc.sql(
            """
            insert into blind_round (round_key, revision, turn, purpose, origin, policy_id, market,
                                     state, opened_at, vote_by)
            values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            round.key(),
            round.revision(),
            asked.purpose().code(),
            asked.origin(),
            asked.policyId(),
            code(asked.market()),
            round.state().code(),
            Columns.at(round.openedAt()),
            Columns.at(round.voteBy()))
        .update();
    addLabels(round);
    addCases(round);
    for (var rater : round.raters()) {
      jdbc.sql(
              "insert into blind_round_rater (round_key, number, user_id, team, stands_for,"
                  + " has_left, counted) values (?, ?, ?, ?, ?, ?, ?)")
          .params(
              round.key(),
              rater.number(),
              rater.user(),
              rater.team(),
              rater.standsFor(),
              rater.hasLeft(),
              rater.counted())
          .update();
    }
  }

  private void addLabels(Round round) {
    for (var one = 0; one < round.labels().size(); one++) {
      var label = round.labels().get(one);
      jdbc.sql("insert into blind_round_label (round_key, number, code, name) values (?, ?, ?, ?)")
          .params(round.key(), one + 1, label.code(), label.name())
          .update();
    }
  }

  private void addCases(Round round) {
    for (var one = 0; one < round.cases().size(); one++) {
      var given = round.cases().get(one);
      jdbc.sql(
              "insert into blind_round_case (round_key, number, ref, market, content, clause,"
                  + " first_label) values (?, ?, ?, ?, ?, ?, ?)")
          .params(
              round.key(),
              one + 1,
              given.ref(),
              code(given.market()),
              given.content(),
              given.clause(),
              given.firstLabel())
          .update();
    }
  }

  /**
   * Writes what became of it and of its raters.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(Round round) {
    var course = round.course();
    var updated =
        jdbc.sql(
                """
                update blind_round
                   set revision = revision + 1, state = ?, sealed_at = ?, votes_closed_at = ?,
                       revealed_at = ?, closed_at = ?
                 where round_key = ? and revision = ?
                """)
            .params(
                course.state().code(),
                Columns.at(course.sealedAt()),
                Columns.at(course.votesClosedAt()),
                Columns.at(course.revealedAt()),
                Columns.at(course.closedAt()),
                round.key(),
                round.revision())
            .update();
    Revisions.requireWritten(updated, round.describe());
    round.written();
    for (var rater : round.raters()) {
      jdbc.sql(
              "update blind_round_rater set handed_in_at = ?, has_left = ?, counted = ?"
                  + " where round_key = ? and number = ?")
          .params(
              Columns.at(rater.handedInAt()),
              rater.hasLeft(),
              rater.counted(),
              round.key(),
              rater.number())
          .update();
    }
  }

  Optional<Round> find(String key) {
    var labels = labels(key);
    var cases = cases(key);
    var raters = raters(key);
    return jdbc.sql(
            """
            select round_key, revision, purpose, origin, policy_id, market, state, opened_at,
                   vote_by, sealed_at, votes_closed_at, revealed_at, closed_at
              from blind_round where round_key = ?
            """)
        .param(key)
        .query((row, number) -> round(row, labels, cases, raters))
        .optional();
  }

  private static Round round(
      ResultSet row, List<RoundLabel> labels, List<RoundCase> cases, List<RoundRater> raters)
      throws SQLException {
    var voteBy = Columns.instant(row, "vote_by");
    return new Round(
        row.getString("round_key"),
        row.getInt("revision"),
        new RoundOpening(
            of(RoundPurpose.values(), row.getString("purpose")),
            row.getString("origin"),
            row.getString("policy_id"),
            market(row),
            labels,
            cases,
            raters.stream()
                .map(rater -> Objects.requireNonNullElse(rater.standsFor(), rater.user()))
                .toList(),
            voteBy),
        raters,
        Columns.instant(row, "opened_at"),
        voteBy,
        new RoundCourse(
            of(RoundState.values(), row.getString("state")),
            Columns.instantOrNull(row, "sealed_at"),
            Columns.instantOrNull(row, "votes_closed_at"),
            Columns.instantOrNull(row, "revealed_at"),
            Columns.instantOrNull(row, "closed_at")));
  }

  private List<RoundLabel> labels(String key) {
    return jdbc.sql("select code, name from blind_round_label where round_key = ? order by number")
        .param(key)
        .query((row, number) -> new RoundLabel(row.getString("code"), row.getString("name")))
        .list();
  }

  private List<RoundCase> cases(String key) {
    return jdbc.sql(
            "select ref, market, content, clause, first_label from blind_round_case"
                + " where round_key = ? order by number")
        .param(key)
        .query(
            (row, number) ->
                new RoundCase(
                    row.getString("ref"),
                    market(row),
                    row.getString("content"),
                    row.getString("clause"),
                    row.getString("first_label")))
        .list();
  }

  private List<RoundRater> raters(String key) {
    return jdbc.sql(
            "select number, user_id, team, stands_for, handed_in_at, has_left, counted"
                + " from blind_round_rater where round_key = ? order by number")
        .param(key)
        .query(
            (row, number) ->
                new RoundRater(
                    row.getInt("number"),
                    row.getString("user_id"),
                    row.getString("team"),
                    row.getString("stands_for"),
                    Columns.instantOrNull(row, "handed_in_at"),
                    row.getBoolean("has_left"),
                    row.getBoolean("counted")))
        .list();
  }

  private static @Nullable String code(@Nullable Market market) {
    return market == null ? null : market.code();
  }

  private static @Nullable Market market(ResultSet row) throws SQLException {
    var code = row.getString("market");
    return code == null ? null : new Market(code);
  }

  private static <T extends Coded> T of(T[] values, String code) {
    return Coded.of(values, code).orElseThrow();
  }
}
