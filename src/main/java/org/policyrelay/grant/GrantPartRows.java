package org.policyrelay.grant;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code policy_grant_market} and {@code policy_grant_evidence}. */
@Component
class GrantPartRows {

  /** Between the versions of one decision and those of the next. */
  private static final String DECISIONS = ";";

  private final JdbcClient jdbc;

  GrantPartRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The terms of a new grant. */
  void add(PolicyGrant grant) {
    for (var term : grant.terms()) {
      jdbc.sql(
              "insert into policy_grant_market (grant_key, market, begins, ends)"
                  + " values (?, ?, ?, ?)")
          .params(
              grant.key(), term.market().code(), Columns.at(term.begins()), Columns.at(term.ends()))
          .update();
    }
  }

  /** The newest piece; the others are there. */
  void addEvidence(PolicyGrant grant) {
    var number = grant.evidence().size();
    var newest = grant.evidence().get(number - 1);
    jdbc.sql(
            "insert into policy_grant_evidence (grant_key, number, evidence, given_by, given_at)"
                + " values (?, ?, ?, ?, ?)")
        .params(grant.key(), number, newest.text(), newest.by(), Columns.at(newest.at()))
        .update();
  }

  /** From when until when was said once; what else is known of a term may change. */
  void update(PolicyGrant grant) {
    for (var term : grant.terms()) {
      jdbc.sql(
              "update policy_grant_market set against = ?, lapses = ?, told_at = ?"
                  + " where grant_key = ? and market = ?")
          .params(
              written(term.against()),
              Columns.at(term.lapses()),
              Columns.at(term.toldAt()),
              grant.key(),
              term.market().code())
          .update();
    }
  }

  private static @Nullable String written(List<Set<String>> against) {
    return against.isEmpty()
        ? null
        : against.stream().map(Codes::list).collect(Collectors.joining(DECISIONS));
  }

  private static List<Set<String>> read(@Nullable String against) {
    return against == null
        ? List.of()
        : Arrays.stream(against.split(DECISIONS, -1)).map(Codes::of).toList();
  }

  private record Of<T>(String key, T what) {}

  /** By the key of the grant, in the order of the markets. */
  Map<String, List<MarketTerm>> terms(Collection<String> keys) {
    return byKey(
        jdbc.sql(
                "select grant_key, market, begins, ends, against, lapses, told_at"
                    + " from policy_grant_market where grant_key in (:keys) order by market")
            .param("keys", keys)
            .query(
                (row, number) ->
                    new Of<>(
                        row.getString("grant_key"),
                        new MarketTerm(
                            new Market(row.getString("market")),
                            Columns.instant(row, "begins"),
                            Columns.instant(row, "ends"),
                            read(row.getString("against")),
                            Columns.instantOrNull(row, "lapses"),
                            Columns.instantOrNull(row, "told_at"))))
            .list());
  }

  /** By the key of the grant, the oldest first. */
  Map<String, List<Evidence>> evidence(Collection<String> keys) {
    return byKey(
        jdbc.sql(
                "select grant_key, evidence, given_by, given_at"
                    + " from policy_grant_evidence where grant_key in (:keys) order by number")
            .param("keys", keys)
            .query(
                (row, number) ->
                    new Of<>(
                        row.getString("grant_key"),
                        new Evidence(
                            row.getString("evidence"),
                            row.getString("given_by"),
                            Columns.instant(row, "given_at"))))
            .list());
  }

  private static <T> Map<String, List<T>> byKey(List<Of<T>> found) {
    return found.stream()
        .collect(
            Collectors.groupingBy(
                Of::key, Collectors.mapping(Of::what, Collectors.toUnmodifiableList())));
  }
}
