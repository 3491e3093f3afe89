package org.policyrelay.policy.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is read for all policies at once, so that their number adds no statements. */
@Component
class MatrixRows {

  private final JdbcClient jdbc;

  MatrixRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The markets in which something applies, by the names under which it does. */
  List<Market> marketsInForce(Instant now) {
    return jdbc.sql(
            """
            select distinct market from policy_release
             where published_at <= :now and (rolled_back_at is null or rolled_back_at > :now)
               and effective_from <= :now and (effective_until is null or effective_until > :now)
            """)
        .param("now", Columns.at(now))
        .query((row, number) -> new Market(row.getString("market")))
        .list();
  }

  /** Where people are trained, by the id of a policy and its major version. */
  Map<String, List<Market>> trainedMarkets() {
    var trained = new HashMap<String, List<Market>>();
    jdbc.sql("select policy_id, version_major, market from policy_training")
        .query(
            row -> {
              trained
                  .computeIfAbsent(
                      key(row.getString("policy_id"), row.getInt("version_major")),
                      id -> new ArrayList<>())
                  .add(new Market(row.getString("market")));
            });
    return trained;
  }

  static String key(String policyId, int major) {
    return policyId + " " + major;
  }
}
