package org.policyrelay.engine.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Query;
import org.postgresql.jdbc.PgStatement;

/**
 * Sends the batches of several statements of one connection together and waits once. PostgreSQL's
 * driver does so with the rows of one statement; from outside it lets nobody add another's. So this
 * moves the batches of all statements into the first one. A driver that keeps them elsewhere is
 * noticed at start.
 */
final class Pipeline {

  private static final VarHandle QUERIES;
  private static final VarHandle PARAMETERS;

  static {
    try {
      var inside = MethodHandles.privateLookupIn(PgStatement.class, MethodHandles.lookup());
      QUERIES = inside.findVarHandle(PgStatement.class, "batchStatements", ArrayList.class);
      PARAMETERS = inside.findVarHandle(PgStatement.class, "batchParameters", ArrayList.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The driver's message begins with the place of what failed, in whichever language. */
  private static final Pattern FIRST_NUMBER = Pattern.compile("\\d+");

  private Pipeline() {}

  /**
   * Whether this database and its driver can do it. A driver that makes one statement of the rows
   * of a batch ({@code reWriteBatchedInserts}) must keep them apart.
   */
  static boolean fits(DataSource database) {
    try (var connection = database.getConnection()) {
      return connection.isWrapperFor(BaseConnection.class)
          && !connection
              .unwrap(BaseConnection.class)
              .getQueryExecutor()
              .isReWriteBatchedInsertsEnabled();
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }

  /**
   * Runs all batches in their order.
   *
   * @return how many rows each entry of each batch has changed, one after the other
   * @throws BatchUpdateException when one of them failed; none after it was run
   */
  static int[] execute(List<Statement> statements) throws SQLException {
    var first = statements.get(0).unwrap(PgStatement.class);
    for (var other : statements.subList(1, statements.size())) {
      move(other.unwrap(PgStatement.class), first);
    }
    var counts = statements.get(0).executeBatch();
    // nothing is left of the others; but what watches statements is to hear of each
    for (var other : statements.subList(1, statements.size())) {
      other.executeBatch();
    }
    return counts;
  }

  /** Which entry of all batches failed. */
  static int failedRow(BatchUpdateException failure) {
    var number = FIRST_NUMBER.matcher(failure.getMessage());
    return number.find() ? Integer.parseInt(number.group()) : 0;
  }

  @SuppressWarnings("unchecked")
  private static void move(PgStatement from, PgStatement to) {
    ((List<Query>) QUERIES.get(to)).addAll((List<Query>) QUERIES.get(from));
    ((List<Object>) PARAMETERS.get(to)).addAll((List<Object>) PARAMETERS.get(from));
    QUERIES.set(from, null);
    PARAMETERS.set(from, null);
  }
}
