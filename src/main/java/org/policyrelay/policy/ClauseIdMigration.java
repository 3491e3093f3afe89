package org.policyrelay.policy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the clauses of versions that were published before clauses had ids theirs. */
@Component
class ClauseIdMigration implements JavaMigration {

  private static final String VERSIONS =
      "select policy_id, version, entry from policy_version where clauses is null"
          + " order by policy_id, version_number";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("6");
  }

  @Override
  public String getDescription() {
    return "clause ids";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  private record Version(String number, String text) {}

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    for (var policy : read(connection).entrySet()) {
      give(connection, policy.getKey(), policy.getValue());
    }
  }

  private static LinkedHashMap<String, List<Version>> read(Connection connection)
      throws SQLException {
    var policies = new LinkedHashMap<String, List<Version>>();
    try (var statement = connection.prepareStatement(VERSIONS);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        policies
            .computeIfAbsent(rows.getString("policy_id"), id -> new ArrayList<>())
            .add(
                new Version(
                    rows.getString("version"), PolicyEntry.stored(rows.getString("entry")).text()));
      }
    }
    return policies;
  }

  private static void give(Connection connection, String policyId, List<Version> versions)
      throws SQLException {
    var earlier = new ArrayList<List<Clause>>();
    var last = 0;
    try (var update =
        connection.prepareStatement(
            "update policy_version set clauses = ? where policy_id = ? and version = ?")) {
      for (var version : versions) {
        var given = ClauseIds.give(version.text(), earlier, last);
        last = given.last();
        earlier.add(0, given.clauses());
        update.setString(1, ClauseIds.write(given.clauses()));
        update.setString(2, policyId);
        update.setString(3, version.number());
        update.executeUpdate();
      }
    }
    try (var update =
        connection.prepareStatement("update policy set last_clause = ? where policy_id = ?")) {
      update.setInt(1, last);
      update.setString(2, policyId);
      update.executeUpdate();
    }
  }
}
