package org.policyrelay.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one question that programs ask all day: what applies here. */
@Component
class ResolveRows {

  /**
   * One round trip for the policy and its overlays. The instants stand inside {@code coalesce} so
   * that PostgreSQL has nothing to learn from their values and keeps its plan: making one takes
   * four times as long as running it.
   */
  private static final String COUNTING =
      """
      select v.policy_id, v.version, v.entry, v.change_key, v.restores, v.clauses,
             v.written_for, v.written_since, v.emergency, v.published_at as version_published_at,
             r.market, r.effective_from, r.effective_until, r.published_at, r.rolled_back_at
        from policy p
        join policy_release r on r.id = (
             select x.id from policy_release x
              where x.policy_id = p.policy_id and x.market in (?, '*')
                and coalesce(x.published_at, x.effective_from) <= ?
                and coalesce(x.rolled_back_at, timestamp with time zone '9999-01-01 00:00:00+00') > ?
                and coalesce(x.effective_from, x.published_at) <= ?
                and coalesce(x.effective_until, timestamp with time zone '9999-01-01 00:00:00+00') > ?
              order by x.version_number desc, x.id fetch first 1 rows only)
        join policy_version v on v.policy_id = r.policy_id and v.version_number = r.version_number
       where p.policy_id = ? or (p.overlay_of = ? and p.market = ?)
      """;

  private final JdbcClient jdbc;

  ResolveRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The versions that count of a policy and of the overlays on it, by policy id, each with the
   * release by which it counts.
   */
  List<PublishedVersion> counting(String policyId, Market market, Instant asOf, Instant knownAt) {
    var known = Columns.at(knownAt);
    var then = Columns.at(asOf);
    return jdbc
        .sql(COUNTING)
        .params(market.code(), known, known, then, then, policyId, policyId, market.code())
        .query(ResolveRows::counting)
        .list()
        .stream()
        .sorted(Comparator.comparing(version -> version.entry().policyId()))
        .toList();
  }

  /** What counts of the base of an overlay, in its market. */
  List<PublishedVersion> countingOfBase(PolicyEntry overlay, Instant asOf, Instant knownAt) {
    var base = overlay.overlayOf().orElseThrow();
    return counting(base, overlay.markets().get(0), asOf, knownAt).stream()
        .filter(version -> version.entry().policyId().equals(base))
        .toList();
  }

  private static PublishedVersion counting(ResultSet row, int number) throws SQLException {
    var release = PolicyRows.release(row, number).release();
    return PolicyRows.version(row, number).withReleases(List.of(release));
  }
}
