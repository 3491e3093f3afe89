package org.policyrelay.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Revisions;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code policy_grant}. What was asked never changes, only what became of it. */
@Component
class GrantRows {

  static final String SELECT =
      """
      select grant_key, revision, advertiser, advertiser_name, policy_id, clause, scope, from_said,
             until_said, renews, asked_by, asked_team, asked_at, state, checked_by, checked_at,
             check_note, legal_handoff, legal_adviser, question, decided_by, decided_at, decided_note, decided_hash, revoked_by,
             revoked_at, revoked_reason, reminded_at
        from policy_grant
      """;

  private final JdbcClient jdbc;
  private final GrantPartRows parts;

  GrantRows(JdbcClient jdbc, GrantPartRows parts) {
    this.jdbc = jdbc;
    this.parts = parts;
  }

  /** Lets one in at a time who adds or decides a grant, until the transaction ends. */
  void begin() {
    jdbc.sql("update policy_grant_turn set turn = turn + 1 where id = 1").update();
  }

  void add(PolicyGrant grant) {
    var request = grant.request();
    var asking = grant.asking();
    jdbc.sql(
            """
            insert into policy_grant (grant_key, revision, advertiser, advertiser_name, policy_id,
                                      clause, scope, from_said, until_said, renews, asked_by,
                                      asked_team, asked_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            grant.key(),
            grant.revision(),
            request.advertiser(),
            request.advertiserName(),
            request.policyId(),
            request.clause(),
            request.scope(),
            request.from(),
            request.until(),
            request.renews(),
            asking.by(),
            asking.team(),
            Columns.at(asking.at()),
            grant.state().name())
        .update();
    parts.add(grant);
    parts.addEvidence(grant);
  }

  void addEvidence(PolicyGrant grant) {
    parts.addEvidence(grant);
  }

  /**
   * Writes what became of it.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(PolicyGrant grant) {
    var check = grant.check().orElse(null);
    var legal = grant.legal().orElse(null);
    var decision = grant.decision().orElse(null);
    var revocation = grant.revocation().orElse(null);
    var updated =
        jdbc.sql(
                """
                update policy_grant
                   set revision = revision + 1, state = ?, checked_by = ?, checked_at = ?,
                       check_note = ?, legal_handoff = ?, legal_adviser = ?, question = ?, decided_by = ?, decided_at = ?,
                       decided_note = ?, decided_hash = ?, revoked_by = ?, revoked_at = ?,
                       revoked_reason = ?, reminded_at = ?
                 where grant_key = ? and revision = ?
                """)
            .params(
                grant.state().name(),
                check == null ? null : check.by(),
                check == null ? null : Columns.at(check.at()),
                check == null ? null : check.why(),
                legal == null ? null : legal.handoff(),
                legal == null ? null : legal.by(),
                grant.question().orElse(null),
                decision == null ? null : decision.by(),
                decision == null ? null : Columns.at(decision.at()),
                decision == null ? null : decision.why(),
                grant.decidedHash().orElse(null),
                revocation == null ? null : revocation.by(),
                revocation == null ? null : Columns.at(revocation.at()),
                revocation == null ? null : revocation.why(),
                Columns.at(grant.remindedAt().orElse(null)),
                grant.key(),
                grant.revision())
            .update();
    Revisions.requireWritten(updated, grant.describe());
    grant.written();
    parts.update(grant);
  }

  Optional<PolicyGrant> find(String key) {
    return read(jdbc.sql(SELECT + " where grant_key = ?").param(key)).stream().findFirst();
  }

  /** Every grant of the same advertiser from one of the policies. */
  List<PolicyGrant> ofAdvertiser(String advertiser, Collection<String> policies) {
    return read(
        jdbc.sql(
                SELECT
                    + " where advertiser = :advertiser and policy_id in (:policies)"
                    + " order by asked_at")
            .param("advertiser", advertiser)
            .param("policies", policies));
  }

  boolean isAnyGranted() {
    return jdbc.sql("select 1 from policy_grant where state = 'GRANTED' limit 1")
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** What is granted of a policy, and was not revoked. */
  List<PolicyGrant> grantedOf(String policyId) {
    return read(
        jdbc.sql(SELECT + " where policy_id = ? and state = 'GRANTED' order by asked_at")
            .param(policyId));
  }

  /** The keys of those that renew a grant. */
  List<String> renewalsOf(String key) {
    return jdbc.sql("select grant_key from policy_grant where renews = ? order by asked_at")
        .param(key)
        .query(String.class)
        .list();
  }

  /** Runs a query that begins with {@link #SELECT}. */
  List<PolicyGrant> read(JdbcClient.StatementSpec query) {
    var rows = query.query(GrantRows::row).list();
    if (rows.isEmpty()) {
      return List.of();
    }
    var keys = rows.stream().map(Row::key).toList();
    var terms = parts.terms(keys);
    var evidence = parts.evidence(keys);
    return rows.stream()
        .map(
            row ->
                new PolicyGrant(
                    row.key,
                    row.revision,
                    row.request(markets(terms, row.key)),
                    row.asking,
                    evidence.getOrDefault(row.key, List.of()),
                    terms.getOrDefault(row.key, List.of()),
                    row.course))
        .toList();
  }

  private static TreeSet<Market> markets(Map<String, List<MarketTerm>> terms, String key) {
    return terms.getOrDefault(key, List.of()).stream()
        .map(MarketTerm::market)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A row without its markets. */
  private record Row(
      String key, int revision, GrantRequest said, Asking asking, GrantCourse course) {

    private GrantRequest request(TreeSet<Market> markets) {
      return new GrantRequest(
          said.advertiser(),
          said.advertiserName(),
          said.policyId(),
          said.clause(),
          markets,
          said.scope(),
          said.from(),
          said.until(),
          said.renews());
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("grant_key"),
        row.getInt("revision"),
        new GrantRequest(
            row.getString("advertiser"),
            row.getString("advertiser_name"),
            row.getString("policy_id"),
            row.getString("clause"),
            new TreeSet<>(),
            row.getString("scope"),
            row.getString("from_said"),
            row.getString("until_said"),
            row.getString("renews")),
        new Asking(
            row.getString("asked_by"),
            row.getString("asked_team"),
            Columns.instant(row, "asked_at")),
        new GrantCourse(
            GrantState.valueOf(row.getString("state")),
            decision(row, "checked_by", "checked_at", "check_note"),
            legal(row),
            row.getString("question"),
            decision(row, "decided_by", "decided_at", "decided_note"),
            row.getString("decided_hash"),
            decision(row, "revoked_by", "revoked_at", "revoked_reason"),
            Columns.instantOrNull(row, "reminded_at")));
  }

  private static @Nullable LegalAdvice legal(ResultSet row) throws SQLException {
    var handoff = row.getString("legal_handoff");
    return handoff == null ? null : new LegalAdvice(handoff, row.getString("legal_adviser"));
  }

  private static @Nullable Decision decision(ResultSet row, String by, String at, String why)
      throws SQLException {
    var user = row.getString(by);
    return user == null
        ? null
        : new Decision(
            user, Objects.requireNonNull(Columns.instantOrNull(row, at), at), row.getString(why));
  }
}
