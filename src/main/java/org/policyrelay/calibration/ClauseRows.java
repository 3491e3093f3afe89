package org.policyrelay.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code calibration_clause}. */
@Component
class ClauseRows {

  private final JdbcClient jdbc;

  ClauseRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String session, List<ClauseAgreement> clauses) {
    for (var one : clauses) {
      jdbc.sql(
              "insert into calibration_clause (session_key, clause, cases, disputes, alpha,"
                  + " undefined) values (?, ?, ?, ?, ?, ?)")
          .params(session, one.clause(), one.cases(), one.disputes(), one.alpha(), one.undefined())
          .update();
    }
  }

  /** Of all revealed sessions of a policy, by the session's key. */
  Map<String, List<ClauseAgreement>> ofPolicy(String policyId) {
    var found = new HashMap<String, List<ClauseAgreement>>();
    jdbc.sql(
            """
            select c.session_key, c.clause, c.cases, c.disputes, c.alpha, c.undefined
              from calibration_clause c
              join calibration_session s on s.session_key = c.session_key
             where s.policy_id = ?
             order by c.clause
            """)
        .param(policyId)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getString("session_key"), none -> new ArrayList<>())
                  .add(
                      new ClauseAgreement(
                          row.getString("clause"),
                          row.getInt("cases"),
                          row.getInt("disputes"),
                          row.getObject("alpha", Double.class),
                          row.getString("undefined")));
            });
    return found;
  }
}
