package org.policyrelay.policy;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.WrittenSince;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the registry's tables. Rows are added and closed, never changed in what they say. */
@Component
class PolicyWrites {

  private final JdbcClient jdbc;

  PolicyWrites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Lets one publication in at a time until the transaction ends, and tells everybody who keeps
   * something of the registry that it has changed.
   */
  void begin(Instant now) {
    jdbc.sql("update policy_registry set revision = revision + 1, changed_at = ? where id = 1")
        .param(Columns.at(now))
        .update();
  }

  /** Notes that the publication that was let in is about the policy. */
  void changed(String policyId) {
    jdbc.sql(
            "update policy set changed_revision = (select revision from policy_registry where id = 1)"
                + " where policy_id = ?")
        .param(policyId)
        .update();
  }

  /** The highest clause number that was given; the policy is made known if it is new. */
  int lastClause(PolicyEntry entry) {
    var last =
        jdbc.sql("select last_clause from policy where policy_id = ?")
            .param(entry.policyId())
            .query(Integer.class)
            .optional();
    if (last.isEmpty()) {
      var overlay = entry.overlayOf().isPresent();
      jdbc.sql("insert into policy (policy_id, overlay_of, market) values (?, ?, ?)")
          .params(
              entry.policyId(),
              entry.overlayOf().orElse(null),
              overlay ? entry.jurisdictions().get(0) : null)
          .update();
    }
    return last.orElse(0);
  }

  void addVersion(
      PolicyEntry entry,
      String version,
      String change,
      @Nullable String restores,
      @Nullable String corrects,
      ClauseIds.Given clauses,
      @Nullable List<String> writtenFor,
      WrittenSince written,
      boolean emergency,
      Instant publishedAt) {
    jdbc.sql("update policy set last_clause = ? where policy_id = ?")
        .params(clauses.last(), entry.policyId())
        .update();
    jdbc.sql(
            "insert into policy_version (policy_id, version, version_number, entry, content_hash,"
                + " change_key, category, published_at, stance, clauses, restores, corrects,"
                + " written_for, written_since, emergency)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            entry.policyId(),
            version,
            SemanticVersion.of(version).sortable(),
            entry.json().toString(),
            entry.contentHash(),
            change,
            entry.category(),
            Columns.at(publishedAt),
            entry.stance().map(Stance::code).orElse(null),
            ClauseIds.write(clauses.clauses()),
            restores,
            corrects,
            writtenFor == null ? null : Codes.list(writtenFor),
            written.write(),
            emergency)
        .update();
  }

  /** Notes that an overlay was approved beside a version of its base, too. */
  void addWrittenFor(PublishedVersion overlay, String base) {
    var all = new LinkedHashSet<>(Objects.requireNonNullElse(overlay.writtenFor(), List.of()));
    if (all.add(base)) {
      jdbc.sql("update policy_version set written_for = ? where policy_id = ? and version = ?")
          .params(Codes.list(all), overlay.entry().policyId(), overlay.version())
          .update();
    }
  }

  /** Keeps what was in front of who approved a change, in place of what was before. */
  void approved(String change, Set<String> beside) {
    jdbc.sql("delete from policy_approval where change_key = ?").param(change).update();
    jdbc.sql("insert into policy_approval (change_key, beside) values (?, ?)")
        .params(change, Codes.list(beside))
        .update();
  }

  void addRelease(
      String policyId,
      String version,
      String change,
      Market market,
      Instant from,
      @Nullable Instant until,
      Instant publishedAt) {
    jdbc.sql(
            "insert into policy_release (policy_id, version, version_number, market, change_key,"
                + " effective_from, effective_until, published_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            policyId,
            version,
            SemanticVersion.of(version).sortable(),
            market.code(),
            change,
            Columns.at(from),
            until == null ? null : Columns.at(until),
            Columns.at(publishedAt))
        .update();
  }

  /** All that was ever said of a policy's versions, in its order. */
  List<Told> told(String policyId) {
    return jdbc.sql(
            """
            select id, version, market, effective_from, effective_until, rolled_back_at
              from policy_release where policy_id = ? order by id
            """)
        .param(policyId)
        .query(
            (row, number) ->
                new Told(
                    row.getLong("id"),
                    row.getString("version"),
                    new Market(row.getString("market")),
                    Columns.instant(row, "effective_from"),
                    Columns.instantOrNull(row, "effective_until"),
                    row.getObject("rolled_back_at") == null))
        .list();
  }

  /** Every version of a policy without its words. */
  Lineage lineage(String policyId) {
    return new Lineage(
        jdbc.sql(
                """
                select version, change_key, restores, corrects, withdrawn_at, entry
                  from policy_version where policy_id = ? order by version_number
                """)
            .param(policyId)
            .query(
                (row, number) ->
                    new Lineage.Kin(
                        row.getString("version"),
                        row.getString("change_key"),
                        row.getString("restores"),
                        row.getString("corrects"),
                        PolicyEntry.stored(row.getString("entry")).jurisdictions().stream()
                            .map(Market::new)
                            .collect(Collectors.toUnmodifiableSet()),
                        row.getObject("withdrawn_at") != null))
            .list());
  }

  /** How the versions of a policy say their rules. */
  Wordings wordings(String policyId) {
    return new Wordings(lineage(policyId), told(policyId));
  }

  /** The policies of which the change has published something that is not withdrawn yet. */
  List<String> policiesOf(String change) {
    return jdbc.sql(
            "select distinct policy_id from policy_version where change_key = ?"
                + " and restores is null and withdrawn_at is null order by policy_id")
        .param(change)
        .query(String.class)
        .list();
  }

  /** From now on what the change has written of the policy never was to be. */
  void withdraw(String policyId, String change, Instant at) {
    jdbc.sql(
            "update policy_version set withdrawn_at = ? where policy_id = ? and change_key = ?"
                + " and restores is null")
        .params(Columns.at(at), policyId, change)
        .update();
  }

  void takeBack(Told release, Instant at, String reason) {
    jdbc.sql("update policy_release set rolled_back_at = ?, rollback_reason = ? where id = ?")
        .params(Columns.at(at), reason, release.id())
        .update();
  }

  /** From now on says that a release ends at an instant, null = that nothing ends it. */
  void endAt(
      String policyId,
      Told release,
      @Nullable Instant until,
      String change,
      Instant at,
      String reason) {
    takeBack(release, at, reason);
    addRelease(policyId, release.version(), change, release.market(), release.from(), until, at);
  }

  void addTraining(String policyId, int major, Market market, String change, Instant at) {
    jdbc.sql(
            """
            insert into policy_training (policy_id, version_major, market, change_key, recorded_at)
            select ?, ?, ?, ?, ? where not exists (select 1 from policy_training
              where policy_id = ? and version_major = ? and market = ?)
            """)
        .params(
            policyId, major, market.code(), change, Columns.at(at), policyId, major, market.code())
        .update();
  }
}
