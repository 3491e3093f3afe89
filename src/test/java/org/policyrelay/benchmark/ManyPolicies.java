package org.policyrelay.benchmark;

import org.springframework.jdbc.core.JdbcTemplate;

/** Fills the registry by SQL, as many years of publishing would. PostgreSQL only. */
final class ManyPolicies {

  /** The markets of the region; each version is released in all of them. */
  private static final String MARKETS =
      "'AU','BN','ID','KH','LA','MM','MY','NZ','PH','SG','TH','TL','VN'";

  /** One topic of five hundred, and what is asked of it. */
  private static final String CONTENT =
      """
      , 'ext', json_build_object('relay', json_build_object('stance', 'restricted',
          'topics', json_build_array(json_build_object(
            'code', 'topic-' || split_part(p.policy_id, ':', 2)::int % 500,
            'stances', json_build_object('*', 'restricted'))),
          'requirements', json_build_array(json_build_object(
            'id', 'licence', 'clause', 'c1', 'type', 'licence'))))
      """;

  private final JdbcTemplate jdbc;

  ManyPolicies(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  static String id(int number) {
    return "bench:" + number;
  }

  /** Each version applies ten days after the one before it; every fifth policy has an overlay. */
  void fill(int policies, int versions) {
    jdbc.update(
        "insert into policy (policy_id, last_clause) select 'bench:' || n, 20"
            + " from generate_series(1, ?) n",
        policies);
    jdbc.update(
        "insert into policy (policy_id, overlay_of, market, last_clause)"
            + " select 'bench:' || n || ':sg', 'bench:' || n, 'SG', 1"
            + " from generate_series(5, ?, 5) n",
        policies);
    version("p.policy_id", "p.overlay_of is null", versions, entry(CONTENT));
    version(
        "p.policy_id",
        "p.overlay_of is not null",
        1,
        entry(
            ", 'ext', json_build_object('relay', json_build_object('overlay_of', p.overlay_of))"));
    jdbc.update(
        """
        insert into policy_release (policy_id, version, version_number, market, change_key,
          effective_from, published_at)
        select v.policy_id, v.version, v.version_number, m.market, v.change_key,
          v.published_at + interval '1 day', v.published_at
          from policy_version v join policy p on p.policy_id = v.policy_id
          cross join unnest(array[%s]) m(market)
         where v.change_key = 'BENCH' and (p.market is null or p.market = m.market)
        """
            .formatted(MARKETS));
    jdbc.execute("update policy_registry set revision = revision + 1");
    jdbc.execute("analyze");
  }

  private void version(String id, String which, int versions, String entry) {
    jdbc.update(
        """
        insert into policy_version (policy_id, version, version_number, entry, content_hash,
          change_key, category, published_at, clauses)
        select %s, n || '.0.0', n * 1000000000000::bigint, %s, md5(p.policy_id || n),
          'BENCH', 'standard', timestamp with time zone '2024-01-01Z' + n * interval '10 days',
          '[{"id":"c1","label":"¶1","line":0,"text":"Ads must be honest."}]'
          from policy p cross join generate_series(1, ?) n
         where p.policy_id like 'bench:%%' and %s
        """
            .formatted(id, entry, which),
        versions);
  }

  /** About two thousand characters of text, as a policy of some length has. */
  private static String entry(String ext) {
    return """
        json_build_object('policy_id', p.policy_id, 'version', n || '.0.0', 'name',
          'Policy ' || p.policy_id, 'enforcement', 'must', 'jurisdictions', json_build_array(
          %s), 'policy', 'Ads must be honest.' || repeat(E'\\n\\nNo advertisement may claim what nobody has measured, in version ' || n || '.', 30)%s)::text
        """
        .formatted("'AU','BN','ID','KH','LA','MM','MY','NZ','PH','SG','TH','TL','VN'", ext)
        .strip();
  }
}
