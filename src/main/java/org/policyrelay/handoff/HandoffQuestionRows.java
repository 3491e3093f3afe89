package org.policyrelay.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * The table {@code handoff_question}. A question has no revision of its own: its handoff, which is
 * written with it, has.
 */
@Component
class HandoffQuestionRows {

  private final JdbcClient jdbc;

  HandoffQuestionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a question that nobody has answered yet, and gives it its number. */
  HandoffQuestion add(HandoffQuestion asked) {
    var id = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into handoff_question (handoff_key, asked_by, asked_at, question)"
                + " values (?, ?, ?, ?)")
        .params(asked.handoffKey(), asked.askedBy(), Columns.at(asked.askedAt()), asked.question())
        .update(id, "id");
    return asked.numbered(Objects.requireNonNull(id.getKey()).longValue());
  }

  void answer(HandoffQuestion answered) {
    jdbc.sql(
            "update handoff_question set answered_by = ?, answered_at = ?, answer = ? where id = ?")
        .params(
            answered.answeredBy(),
            Columns.at(answered.answeredAt()),
            answered.answer(),
            answered.id())
        .update();
  }

  /** In the order in which they were asked. */
  List<HandoffQuestion> of(String handoff) {
    return jdbc.sql(
            """
            select id, handoff_key, asked_by, asked_at, question, answered_by, answered_at, answer
              from handoff_question where handoff_key = ? order by id
            """)
        .param(handoff)
        .query(HandoffQuestionRows::row)
        .list();
  }

  private static HandoffQuestion row(ResultSet row, int number) throws SQLException {
    return new HandoffQuestion(
        row.getLong("id"),
        row.getString("handoff_key"),
        row.getString("asked_by"),
        Columns.instant(row, "asked_at"),
        row.getString("question"),
        row.getString("answered_by"),
        Columns.instantOrNull(row, "answered_at"),
        row.getString("answer"));
  }
}
