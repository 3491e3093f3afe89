package org.policyrelay.calibration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code calibration_outcome}. */
@Component
class OutcomeRows {

  private static final String LINE_END = "\n";

  private final JdbcClient jdbc;

  OutcomeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of the cases. */
  List<Outcome> of(String session) {
    return jdbc.sql(
            """
            select one.ref as case_ref, o.kind, o.words, o.clause, o.raters, o.decided_by,
                   o.decided_at, o.state, o.ref
              from calibration_outcome o
              join calibration_case one
                on one.session_key = o.session_key and one.number = o.case_number
             where o.session_key = ?
             order by o.case_number
            """)
        .param(session)
        .query(OutcomeRows::outcome)
        .list();
  }

  /** Takes the place of an earlier outcome of the case. */
  void put(String session, int caseNumber, Outcome outcome) {
    remove(session, caseNumber);
    jdbc.sql(
            """
            insert into calibration_outcome (session_key, case_number, kind, words, clause, raters,
                                             decided_by, decided_at, state, ref)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            session,
            caseNumber,
            outcome.kind().code(),
            outcome.text(),
            outcome.clause(),
            outcome.raters().isEmpty() ? null : String.join(LINE_END, outcome.raters()),
            outcome.by(),
            Columns.at(outcome.at()),
            outcome.state().code(),
            outcome.ref())
        .update();
  }

  void remove(String session, int caseNumber) {
    jdbc.sql("delete from calibration_outcome where session_key = ? and case_number = ?")
        .params(session, caseNumber)
        .update();
  }

  private static Outcome outcome(ResultSet row, int number) throws SQLException {
    return new Outcome(
        row.getString("case_ref"),
        of(OutcomeKind.values(), row.getString("kind")),
        row.getString("words"),
        row.getString("clause"),
        raters(row.getString("raters")),
        row.getString("decided_by"),
        Objects.requireNonNull(Columns.instant(row, "decided_at")),
        of(Outcome.State.values(), row.getString("state")),
        row.getString("ref"));
  }

  private static List<String> raters(@Nullable String lines) {
    return lines == null ? List.of() : List.of(lines.split(LINE_END, -1));
  }

  private static <T extends Coded> T of(T[] values, String code) {
    return Coded.of(values, code).orElseThrow();
  }
}
