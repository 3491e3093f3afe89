package org.policyrelay.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.WrittenSince;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads versions with their releases; {@link PolicyWrites} writes them. */
@Component
class PolicyRows {

  private static final String VERSION =
      """
      select v.policy_id, v.version, v.entry, v.change_key, v.restores, v.clauses,
             v.written_for, v.written_since, v.emergency, v.published_at as version_published_at
        from policy_version v
      """;
  private static final String RELEASE =
      """
      select r.policy_id, r.version, r.market, r.effective_from, r.effective_until, r.published_at,
             r.rolled_back_at
        from policy_release r
      """;
  private static final String KNOWN =
      " r.published_at <= :known and (r.rolled_back_at is null or r.rolled_back_at > :known)";
  private static final String COUNTS =
      KNOWN
          + " and r.effective_from <= :asOf"
          + " and (r.effective_until is null or r.effective_until > :asOf)";
  private static final String HERE = " and r.market in (:market, '*')";

  private final JdbcClient jdbc;

  PolicyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The markets that the newest version of some policy is published for by name. */
  List<Market> marketsByName(Instant knownAt) {
    return jdbc.sql(
            "select distinct r.market from policy p join policy_release r"
                + " on r.policy_id = p.policy_id and r.version_number ="
                + " (select max(x.version_number) from policy_release x"
                + " where x.policy_id = p.policy_id and"
                + KNOWN.replace("r.", "x.")
                + ") where r.market <> '*' and"
                + KNOWN)
        .param("known", Columns.at(knownAt))
        .query((row, number) -> new Market(row.getString("market")))
        .list();
  }

  /** What was in front of who approved a change; empty where nobody has said so. */
  Optional<Set<String>> approvedBeside(String change) {
    return jdbc.sql("select beside from policy_approval where change_key = ?")
        .param(change)
        .query(String.class)
        .optional()
        .map(Codes::of);
  }

  /** Every version of the policy, newest first. */
  List<PublishedVersion> versionsOf(String policyId) {
    var versions =
        jdbc.sql(VERSION + " where v.policy_id = ? order by v.version_number desc")
            .param(policyId)
            .query(PolicyRows::version)
            .list();
    return withReleases(
        versions,
        jdbc.sql(RELEASE + " where r.policy_id = ? order by r.id")
            .param(policyId)
            .query(PolicyRows::release)
            .list());
  }

  /** When the first version of each policy was published, by policy id. */
  Map<String, Instant> firstPublishedAt(Collection<String> policyIds) {
    var first = new HashMap<String, Instant>();
    jdbc.sql(
            "select policy_id, min(published_at) as first_at from policy_version"
                + " where policy_id in (:ids) group by policy_id")
        .param("ids", policyIds)
        .query(
            row -> {
              first.put(row.getString("policy_id"), Columns.instant(row, "first_at"));
            });
    return first;
  }

  /** The rules of a policy that were public at an instant and have been withdrawn since. */
  List<String> withdrawnSince(String policyId, Instant since) {
    return jdbc.sql(
            "select version from policy_version where policy_id = :policy and published_at <= :since"
                + " and withdrawn_at >= :since and restores is null and corrects is null"
                + " order by version_number")
        .param("policy", policyId)
        .param("since", Columns.at(since))
        .query(String.class)
        .list();
  }

  Optional<PublishedVersion> find(String policyId, String version) {
    return jdbc.sql(VERSION + " where v.policy_id = ? and v.version = ?")
        .params(policyId, version)
        .query(PolicyRows::version)
        .optional()
        .map(this::withReleases);
  }

  /** The highest version that is known and not taken back, in effect or not. */
  Optional<PublishedVersion> newest(String policyId, Instant knownAt) {
    return one(policyId, KNOWN, null, knownAt, knownAt);
  }

  /** The highest version that counts. */
  Optional<PublishedVersion> inForce(
      String policyId, @Nullable Market market, Instant asOf, Instant knownAt) {
    return one(policyId, COUNTS, market, asOf, knownAt);
  }

  private Optional<PublishedVersion> one(
      String policyId, String counts, @Nullable Market market, Instant asOf, Instant knownAt) {
    var number =
        "(select max(r.version_number) from policy_release r where r.policy_id = :policy and"
            + counts
            + (market == null ? "" : HERE)
            + ")";
    return jdbc.sql(VERSION + " where v.policy_id = :policy and v.version_number = " + number)
        .params(parameters(market, asOf, knownAt))
        .param("policy", policyId)
        .query(PolicyRows::version)
        .optional()
        .map(this::withReleases);
  }

  /** The versions that came last, in a market or in any, the latest first. */
  List<PublishedVersion> latest(@Nullable Market market, int most) {
    var here =
        market == null
            ? ""
            : " where exists (select 1 from policy_release r where r.policy_id = v.policy_id"
                + " and r.version = v.version"
                + HERE
                + ")";
    return withReleases(
        jdbc.sql(VERSION + here + " order by v.sequence desc fetch first :most rows only")
            .params(
                market == null
                    ? Map.of("most", most)
                    : Map.of("most", most, "market", market.code()))
            .query(PolicyRows::version)
            .list());
  }

  private List<PublishedVersion> withReleases(List<PublishedVersion> versions) {
    if (versions.isEmpty()) {
      return versions;
    }
    var keys =
        versions.stream()
            .map(version -> new Object[] {version.entry().policyId(), version.version()})
            .toList();
    return withReleases(
        versions,
        jdbc.sql(RELEASE + " where (r.policy_id, r.version) in (:keys) order by r.id")
            .param("keys", keys)
            .query(PolicyRows::release)
            .list());
  }

  /** The ids of the overlays on a policy. */
  List<String> overlaysOf(String policyId) {
    return jdbc.sql("select policy_id from policy where overlay_of = ? order by policy_id")
        .param(policyId)
        .query(String.class)
        .list();
  }

  /** The highest known version of every policy that has one, by policy id. */
  List<PublishedVersion> newestOfAll(@Nullable Market market, Instant knownAt) {
    return all(KNOWN, market, knownAt, knownAt);
  }

  /** What counts of every policy of which something does, by policy id. */
  List<PublishedVersion> inForceOfAll(@Nullable Market market, Instant asOf, Instant knownAt) {
    return all(COUNTS, market, asOf, knownAt);
  }

  private List<PublishedVersion> all(
      String counts, @Nullable Market market, Instant asOf, Instant knownAt) {
    var here = market == null ? "" : HERE;
    var newest =
        """
         join (select p.policy_id, (select max(r.version_number) from policy_release r
                                     where r.policy_id = p.policy_id and %s) as number
                 from policy p) n
           on n.policy_id = v.policy_id and n.number = v.version_number
        """
            .formatted(counts + here);
    var versions =
        jdbc.sql(VERSION + newest + " order by v.policy_id")
            .params(parameters(market, asOf, knownAt))
            .query(PolicyRows::version)
            .list();
    var releases =
        jdbc.sql(
                RELEASE
                    + newest.replace("v.policy_id", "r.policy_id").replace("v.version", "r.version")
                    + " order by r.policy_id, r.id")
            .params(parameters(market, asOf, knownAt))
            .query(PolicyRows::release)
            .list();
    return withReleases(versions, releases);
  }

  private static Map<String, Object> parameters(
      @Nullable Market market, Instant asOf, Instant knownAt) {
    var parameters = new HashMap<String, Object>();
    parameters.put("known", Columns.at(knownAt));
    parameters.put("asOf", Columns.at(asOf));
    if (market != null) {
      parameters.put("market", market.code());
    }
    return parameters;
  }

  private PublishedVersion withReleases(PublishedVersion version) {
    return withReleases(List.of(version)).get(0);
  }

  record Stored(String policyId, String version, Release release) {}

  private static List<PublishedVersion> withReleases(
      List<PublishedVersion> versions, List<Stored> releases) {
    var byVersion = new HashMap<String, List<Release>>();
    for (var stored : releases) {
      byVersion
          .computeIfAbsent(stored.policyId() + " " + stored.version(), id -> new ArrayList<>())
          .add(stored.release());
    }
    return versions.stream()
        .map(
            version ->
                version.withReleases(
                    byVersion.getOrDefault(
                        version.entry().policyId() + " " + version.version(), List.of())))
        .toList();
  }

  static PublishedVersion version(ResultSet row, int number) throws SQLException {
    var clauses = row.getString("clauses");
    var writtenFor = row.getString("written_for");
    var writtenSince = row.getString("written_since");
    return new PublishedVersion(
        PolicyEntry.stored(row.getString("entry")),
        row.getString("version"),
        row.getString("change_key"),
        Columns.instant(row, "version_published_at"),
        row.getString("restores"),
        clauses == null ? List.of() : ClauseIds.read(clauses),
        List.of(),
        writtenFor == null ? null : List.copyOf(Codes.of(writtenFor)),
        writtenSince == null ? WrittenSince.ITSELF : WrittenSince.read(writtenSince),
        row.getBoolean("emergency"));
  }

  static Stored release(ResultSet row, int number) throws SQLException {
    return new Stored(
        row.getString("policy_id"),
        row.getString("version"),
        new Release(
            new Market(row.getString("market")),
            Columns.instant(row, "effective_from"),
            Columns.instantOrNull(row, "effective_until"),
            Columns.instant(row, "published_at"),
            Columns.instantOrNull(row, "rolled_back_at")));
  }
}
