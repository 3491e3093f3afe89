package org.policyrelay;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two lines why the database cannot be had at start, instead of a stack trace. */
class WrongDatabase extends AbstractFailureAnalyzer<SQLException> {

  private static final String H2_FILE_IN_USE = "90020";
  private static final String WRONG_LOGIN = "28";
  private static final String NO_CONNECTION = "08";
  private static final String NO_SUCH_DATABASE = "3D";

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
    var state = Objects.requireNonNullElse(cause.getSQLState(), "");
    if (state.equals(H2_FILE_IN_USE)) {
      return new FailureAnalysis(
          "The database file is open in another process, and can be open in one only: "
              + cause.getMessage(),
          "Stop the relay that has it open, or set spring.datasource.url to a PostgreSQL, which any"
              + " number of nodes can share.",
          cause);
    }
    if (state.startsWith(WRONG_LOGIN)) {
      return wrong(
          "lets nobody in as configured", "username and spring.datasource.password", cause);
    }
    if (cause instanceof SQLTransientConnectionException && state.isEmpty()) {
      return new FailureAnalysis(
          "A start needs more connections than the pool has: " + cause.getMessage(),
          "Set spring.datasource.hikari.maximum-pool-size to 2 at least, or see that the database"
              + " answers in time.",
          cause);
    }
    if (state.startsWith(NO_CONNECTION) || state.startsWith(NO_SUCH_DATABASE)) {
      return wrong("cannot be reached", "url", cause);
    }
    return null;
  }

  private static FailureAnalysis wrong(String what, String settings, SQLException cause) {
    return new FailureAnalysis(
        "The database " + what + ": " + cause.getMessage(),
        "Correct spring.datasource." + settings + ", or see that the database runs.",
        cause);
  }
}
