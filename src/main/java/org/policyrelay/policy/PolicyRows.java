package org.policyrelay.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PublishedVersion.Release;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registry's tables. */
@Component
class PolicyRows {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SELECT =
      """
      select v.policy_id, v.version, v.entry, v.change_key, v.published_at as version_published_at,
             r.market, r.effective_from, r.published_at, r.rolled_back_at
        from policy_version v
        join policy_release r on r.policy_id = v.policy_id and r.version = v.version
      """;
  private static final String ORDER = " order by v.policy_id, v.version_number desc, r.id";

  private final JdbcClient jdbc;

  PolicyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every version of the policy, newest first. */
  List<PublishedVersion> versionsOf(String policyId) {
    return versions(
        jdbc.sql(SELECT + " where v.policy_id = ?" + ORDER)
            .param(policyId)
            .query(this::row)
            .list());
  }

  /** Every version of every policy, by policy id, newest first. */
  List<PublishedVersion> all() {
    return versions(jdbc.sql(SELECT + ORDER).query(this::row).list());
  }

  void addVersion(PublishOrder order, String entry) {
    var number = SemanticVersion.parse(order.version()).orElseThrow();
    jdbc.sql(
            "insert into policy_version (policy_id, version, version_number, entry, content_hash,"
                + " change_key, category, published_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            order.entry().policyId(),
            order.version(),
            sortable(number),
            entry,
            order.approvedHash(),
            order.change(),
            order.entry().category(),
            utc(order.publishedAt()))
        .update();
  }

  void addRelease(PublishOrder order, PublishOrder.MarketRelease release) {
    jdbc.sql(
            "insert into policy_release (policy_id, version, market, change_key, effective_from,"
                + " published_at) values (?, ?, ?, ?, ?, ?)")
        .params(
            order.entry().policyId(),
            order.version(),
            release.market(),
            order.change(),
            utc(release.effectiveFrom()),
            utc(order.publishedAt()))
        .update();
  }

  int rollBack(String change, Instant at, String reason) {
    return jdbc.sql(
            "update policy_release set rolled_back_at = ?, rollback_reason = ?"
                + " where change_key = ? and rolled_back_at is null")
        .params(utc(at), reason, change)
        .update();
  }

  private record Row(PublishedVersion version, Release release) {}

  private Row row(ResultSet row, int number) throws SQLException {
    var published = instant(row, "published_at");
    var release =
        new Release(
            row.getString("market"),
            instant(row, "effective_from"),
            published,
            instantOrNull(row, "rolled_back_at"));
    return new Row(
        new PublishedVersion(
            read(row.getString("entry")),
            row.getString("version"),
            row.getString("change_key"),
            instant(row, "version_published_at"),
            List.of(release)),
        release);
  }

  private static List<PublishedVersion> versions(List<Row> rows) {
    var byVersion = new LinkedHashMap<String, List<Row>>();
    for (var row : rows) {
      var id = row.version().entry().policyId() + " " + row.version().version();
      byVersion.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
    }
    return byVersion.values().stream()
        .map(
            same -> {
              var first = same.get(0).version();
              return new PublishedVersion(
                  first.entry(),
                  first.version(),
                  first.change(),
                  first.publishedAt(),
                  same.stream().map(Row::release).toList());
            })
        .toList();
  }

  private static PolicyEntry read(String entry) {
    try {
      return PolicyEntry.parse(JSON.readTree(entry));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored policy entry is no JSON", unreadable);
    }
  }

  /** Not as a Timestamp, which takes the way through the zone of the JVM and its repeated hour. */
  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** Orders versions in SQL; each part has at most six digits. */
  private static long sortable(SemanticVersion version) {
    var step = 1_000_000L;
    return (version.major() * step + version.minor()) * step + version.patch();
  }
}
