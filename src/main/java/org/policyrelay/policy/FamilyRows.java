package org.policyrelay.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.overlay.Family;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads policies with their overlays, each question in one statement. */
@Component
class FamilyRows {

  private static final String COLUMNS =
      """
      select v.policy_id, v.version, v.entry, v.change_key, v.restores, v.clauses,
             v.written_for, v.written_since, v.emergency, v.published_at as version_published_at,
             r.market, r.effective_from, r.effective_until, r.published_at, r.rolled_back_at
      """;

  private static final String WHOLE =
      COLUMNS
          + """
            from policy p
            join policy_version v on v.policy_id = p.policy_id
            left join policy_release r
              on r.policy_id = v.policy_id and r.version_number = v.version_number
           where p.policy_id = :policy or p.overlay_of = :policy
              or p.policy_id = (select o.overlay_of from policy o where o.policy_id = :policy)
           order by v.policy_id, v.version_number desc, r.id
          """;

  private static final String KNOWN =
      " %1$s.published_at <= :known and (%1$s.rolled_back_at is null or %1$s.rolled_back_at > :known)"
          + " and (%1$s.effective_until is null or %1$s.effective_until > :asOf)";

  /** Without what a higher version has taken the place of, for as long as that itself lasts. */
  private static final String HERE = here("");

  /** The same of some policies with their overlays. */
  private static final String SOME_HERE =
      here(
          """
          and r.policy_id in (select p.policy_id from policy p
                               where p.policy_id in (:some) or p.overlay_of in (:some))
          """);

  private static final String NEXT =
      """
      select policy_id from policy
       where overlay_of is null and policy_id > :after
       order by policy_id fetch first :most rows only
      """;

  /** What another server has published by a clock that is ahead becomes known by itself. */
  private static final String CHANGED =
      """
      select distinct coalesce(p.overlay_of, p.policy_id) as id
        from policy p
       where p.changed_revision > :revision
          or p.policy_id in (select r.policy_id from policy_release r
                              where r.published_at > :known or r.rolled_back_at > :known)
       order by id
      """;

  private static String here(String which) {
    return COLUMNS
        + """
            from policy_release r
            join policy_version v on v.policy_id = r.policy_id and v.version_number = r.version_number
           where r.market in (:market, '*') and %s %s
             and not exists (select 1 from policy_release x
                              where x.policy_id = r.policy_id and x.market in (:market, '*')
                                and x.version_number > r.version_number
                                and x.effective_from <= :asOf and %s
                                and (x.effective_until is null
                                     or x.effective_until >= r.effective_until))
           order by v.policy_id, v.version_number desc, r.id
          """
            .formatted(KNOWN.formatted("r"), which, KNOWN.formatted("x"));
  }

  private final JdbcClient jdbc;

  FamilyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A policy in every version that it ever had, and so its overlays, or what it tightens. */
  Family whole(String policyId) {
    var versions = new Versions();
    jdbc.sql(WHOLE).param("policy", policyId).query(versions.reader());
    return Family.of(policyId, versions.all());
  }

  /** Of every policy what applies in a market at an instant, and what will. */
  List<Family> in(Market market, Instant asOf, Instant knownAt) {
    return families(jdbc.sql(HERE), market, asOf, knownAt);
  }

  /** The same of some policies alone, by their ids. */
  List<Family> in(List<String> some, Market market, Instant asOf, Instant knownAt) {
    return some.isEmpty()
        ? List.of()
        : families(jdbc.sql(SOME_HERE).param("some", some), market, asOf, knownAt);
  }

  /** The ids that come next of policies that are no overlays. */
  List<String> idsAfter(String after, int most) {
    return jdbc.sql(NEXT).param("after", after).param("most", most).query(String.class).list();
  }

  /** The ids of policies that have become others since, by themselves or by an overlay. */
  List<String> changedSince(long revision, Instant known) {
    return jdbc.sql(CHANGED)
        .param("revision", revision)
        .param("known", Columns.at(known))
        .query(String.class)
        .list();
  }

  /** Every market that something was released to, now or once. */
  List<Market> markets() {
    return jdbc
        .sql("select distinct market from policy_release")
        .query(String.class)
        .list()
        .stream()
        .map(Market::new)
        .toList();
  }

  private static List<Family> families(
      JdbcClient.StatementSpec sql, Market market, Instant asOf, Instant knownAt) {
    var versions = new Versions();
    sql.param("market", market.code())
        .param("asOf", Columns.at(asOf))
        .param("known", Columns.at(knownAt))
        .query(versions.reader());
    var families = new LinkedHashMap<String, List<PublishedVersion>>();
    for (var version : versions.all()) {
      var id = version.entry().overlayOf().orElse(version.entry().policyId());
      families.computeIfAbsent(id, unknown -> new ArrayList<>()).add(version);
    }
    return families.entrySet().stream()
        .map(family -> Family.of(family.getKey(), family.getValue()))
        .toList();
  }

  /** A version stands in as many rows as it has releases; it is read once. */
  private static final class Versions {

    private final Map<String, PublishedVersion> versions = new LinkedHashMap<>();
    private final Map<String, List<Release>> releases = new LinkedHashMap<>();

    RowCallbackHandler reader() {
      return row -> {
        var key = row.getString("policy_id") + " " + row.getString("version");
        if (!versions.containsKey(key)) {
          versions.put(key, PolicyRows.version(row, 0));
          releases.put(key, new ArrayList<>());
        }
        if (row.getString("market") != null) {
          releases
              .computeIfAbsent(key, unknown -> new ArrayList<>())
              .add(PolicyRows.release(row, 0).release());
        }
      };
    }

    List<PublishedVersion> all() {
      return versions.entrySet().stream()
          .map(one -> one.getValue().withReleases(releases.getOrDefault(one.getKey(), List.of())))
          .toList();
    }
  }
}
