package org.policyrelay.kernel;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * The database gives no connection, or has closed the one there was: it is down, it starts, it has
 * more callers than it takes, it has lost its place in its own file. That is nobody's fault who
 * asks; the same request is answered when it is back.
 */
public final class DatabaseAway {

  /** What to tell a person. */
  public static final String SENTENCE = "The database does not answer; try again in a minute";

  /** What to tell a program, in seconds. */
  public static final String RETRY_AFTER = "5";

  /**
   * The classes of SQLSTATE for it (ISO/IEC 9075-2; appendix A of PostgreSQL's manual): no
   * connection, no resources, an operator's doing, the system's.
   */
  private static final Set<String> STATES = Set.of("08", "53", "57", "58");

  private static final int STATE_CLASS = 2;

  private DatabaseAway() {}

  /** Whether this is why something failed, at whatever depth. */
  public static boolean isBehind(Throwable failure) {
    var cause = failure;
    while (cause != null) {
      if (cause instanceof SQLException sql && saysSo(sql)) {
        return true;
      }
      cause = cause.getCause();
    }
    return LostChunk.isBehind(failure);
  }

  private static boolean saysSo(SQLException sql) {
    var state = sql.getSQLState();
    return sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLRecoverableException
        || (state != null
            && state.length() > STATE_CLASS
            && STATES.contains(state.substring(0, STATE_CLASS)));
  }
}
