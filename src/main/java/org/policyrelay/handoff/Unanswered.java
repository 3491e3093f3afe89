package org.policyrelay.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What teams have asked the senders of their work, and wait to be answered. The task that waits is
 * the sender's: who asked finds it in none of their lists, and may not act on it.
 */
@Service
@Transactional(readOnly = true)
public class Unanswered {

  private final JdbcClient jdbc;

  Unanswered(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A question without an answer.
   *
   * @param fromTeam that is to answer
   * @param toTeam that waits
   */
  public record Question(
      String handoff,
      String subject,
      String work,
      String fromTeam,
      String toTeam,
      String askedBy,
      Instant askedAt,
      String question) {}

  /** Of what was handed to one of the teams, what waits longest first. */
  public List<Question> of(Collection<String> teams, int limit) {
    if (teams.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select h.handoff_key, h.subject, h.work, h.from_team, h.to_team, q.asked_by, q.asked_at,
                   q.question
              from handoff h join handoff_question q on q.handoff_key = h.handoff_key
             where h.state = 'BLOCKED' and q.answered_at is null and h.to_team in (:teams)
             order by q.asked_at, q.id fetch first :limit rows only
            """)
        .param("teams", teams)
        .param("limit", limit)
        .query(Unanswered::row)
        .list();
  }

  private static Question row(ResultSet row, int number) throws SQLException {
    return new Question(
        row.getString("handoff_key"),
        row.getString("subject"),
        row.getString("work"),
        row.getString("from_team"),
        row.getString("to_team"),
        row.getString("asked_by"),
        Columns.instant(row, "asked_at"),
        row.getString("question"));
  }
}
