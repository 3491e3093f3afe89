package org.policyrelay.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * Has the embedded database keep what was in its file some commits ago. H2 counts its readers to
 * know what it may give up, and its count can be wrong; then a statement reads what is gone. Only
 * H2's store has a setting for it, which H2 itself turns off. See ADR 26.
 */
final class EmbeddedVersions {

  /**
   * Of which there are some ten a second when nobody writes and a hundred when all do. Each costs
   * what its commit replaced in the file, and a page in memory for each table and index.
   */
  static final int KEPT = 100;

  private EmbeddedVersions() {}

  /** Asked for again and again: a file that was closed is opened without it. */
  static void keep(Connection connection) throws SQLException {
    if (connection.isWrapperFor(JdbcConnection.class)
        && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      session.getDatabase().getStore().getMvStore().setVersionsToKeep(KEPT);
    }
  }
}
