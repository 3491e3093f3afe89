package org.policyrelay.packages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Revisions;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code policy_package}, with the parts and releases of each. */
@Component
class PackageRows {

  private static final String SELECT =
      """
      select package_key, revision, title, state, opened_by, opened_at, held_at, held_reason,
             ended_at, end_reason
        from policy_package
      """;

  private final JdbcClient jdbc;

  PackageRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets one in at a time who puts changes into packages, until the transaction ends. */
  void begin() {
    jdbc.sql("update policy_package_turn set turn = turn + 1 where id = 1").update();
  }

  /** Lets nobody else look at or write the package until the transaction ends. */
  void lock(String key) {
    jdbc.sql("select package_key from policy_package where package_key = ? for update")
        .param(key)
        .query(String.class)
        .list();
  }

  void add(PolicyPackage added) {
    jdbc.sql(
            """
            insert into policy_package (package_key, revision, title, state, opened_by, opened_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            added.key(),
            added.revision(),
            added.title(),
            added.state().name(),
            added.opening().by(),
            Columns.at(added.opening().at()))
        .update();
    addParts(added);
  }

  /**
   * Writes what a transition may change.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(PolicyPackage changed) {
    var hold = changed.hold();
    var ending = changed.ending();
    var updated =
        jdbc.sql(
                """
                update policy_package
                   set revision = revision + 1, state = ?, held_at = ?, held_reason = ?,
                       ended_at = ?, end_reason = ?
                 where package_key = ? and revision = ?
                """)
            .params(
                changed.state().name(),
                Columns.at(hold.map(PolicyPackage.Hold::at).orElse(null)),
                hold.map(PolicyPackage.Hold::why).orElse(null),
                Columns.at(ending.map(PolicyPackage.Ending::at).orElse(null)),
                ending.map(PolicyPackage.Ending::why).orElse(null),
                changed.key(),
                changed.revision())
            .update();
    Revisions.requireWritten(updated, changed.describe());
    changed.written();
    for (var table : List.of("policy_package_part", "policy_package_release")) {
      jdbc.sql("delete from " + table + " where package_key = ?").param(changed.key()).update();
    }
    addParts(changed);
    addReleases(changed);
  }

  private void addParts(PolicyPackage of) {
    var position = 0;
    for (var part : of.parts()) {
      var left = part.left();
      jdbc.sql(
              """
              insert into policy_package_part (package_key, position, change_key, added_by, added_at,
                                               left_by, left_at, left_reason)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              of.key(),
              position++,
              part.change(),
              part.addedBy(),
              Columns.at(part.addedAt()),
              left == null ? null : left.by(),
              left == null ? null : Columns.at(left.at()),
              left == null ? null : left.why())
          .update();
    }
  }

  private void addReleases(PolicyPackage of) {
    for (var release : of.releases()) {
      jdbc.sql(
              """
              insert into policy_package_release (package_key, market, effective_from, released_by,
                                                  released_at, announced_at)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(
              of.key(),
              release.market().code(),
              Columns.at(release.from()),
              release.by(),
              Columns.at(release.at()),
              Columns.at(release.announcedAt()))
          .update();
    }
  }

  Optional<PolicyPackage> find(String key) {
    return jdbc.sql(SELECT + " where package_key = ?").param(key).query(this::row).optional();
  }

  /** Those that are not over before those that are, of either the newest first. */
  List<PolicyPackage> newest(int limit) {
    return jdbc.sql(
            SELECT
                + " order by case when ended_at is null then 0 else 1 end, opened_at desc,"
                + " package_key desc fetch first ? rows only")
        .param(limit)
        .query(this::row)
        .list();
  }

  /** Those of which nothing is released and that do not stand still, the newest first. */
  List<PolicyPackage> open(int limit) {
    return jdbc.sql(
            SELECT
                + " where state = 'OPEN' and held_at is null order by opened_at desc,"
                + " package_key desc fetch first ? rows only")
        .param(limit)
        .query(this::row)
        .list();
  }

  /** The key of the package that is not over and that the change is part of. */
  Optional<String> openWith(String change) {
    return keyWith(change, "p.ended_at is null and m.left_at is null");
  }

  /** The same of a package that may be over by now. */
  Optional<String> releasedWith(String change) {
    return keyWith(change, "p.state in ('RELEASED', 'ENDED') and m.left_at is null");
  }

  private Optional<String> keyWith(String change, String condition) {
    return jdbc
        .sql(
            "select p.package_key from policy_package p join policy_package_part m"
                + " on m.package_key = p.package_key where m.change_key = ? and "
                + condition)
        .param(change)
        .query(String.class)
        .list()
        .stream()
        .findFirst();
  }

  private PolicyPackage row(ResultSet row, int number) throws SQLException {
    var key = row.getString("package_key");
    return new PolicyPackage(
        key,
        row.getInt("revision"),
        row.getString("title"),
        new PolicyPackage.Opening(row.getString("opened_by"), Columns.instant(row, "opened_at")),
        new PolicyPackage.Course(
            PackageState.valueOf(row.getString("state")),
            parts(key),
            releases(key),
            hold(row),
            ending(row)));
  }

  private static PolicyPackage.@Nullable Hold hold(ResultSet row) throws SQLException {
    var at = Columns.instantOrNull(row, "held_at");
    return at == null ? null : new PolicyPackage.Hold(at, row.getString("held_reason"));
  }

  private static PolicyPackage.@Nullable Ending ending(ResultSet row) throws SQLException {
    var at = Columns.instantOrNull(row, "ended_at");
    return at == null ? null : new PolicyPackage.Ending(at, row.getString("end_reason"));
  }

  private List<PackagePart> parts(String key) {
    return jdbc.sql(
            "select change_key, added_by, added_at, left_by, left_at, left_reason"
                + " from policy_package_part where package_key = ? order by position")
        .param(key)
        .query(PackageRows::part)
        .list();
  }

  private static PackagePart part(ResultSet row, int number) throws SQLException {
    var left = Columns.instantOrNull(row, "left_at");
    return new PackagePart(
        row.getString("change_key"),
        row.getString("added_by"),
        Columns.instant(row, "added_at"),
        left == null
            ? null
            : new PackagePart.Left(row.getString("left_by"), left, row.getString("left_reason")));
  }

  private List<MarketRelease> releases(String key) {
    return jdbc.sql(
            "select market, effective_from, released_by, released_at, announced_at"
                + " from policy_package_release where package_key = ? order by released_at, market")
        .param(key)
        .query(
            (row, number) ->
                new MarketRelease(
                    new Market(row.getString("market")),
                    Columns.instant(row, "effective_from"),
                    row.getString("released_by"),
                    Columns.instant(row, "released_at"),
                    Columns.instantOrNull(row, "announced_at")))
        .list();
  }
}
