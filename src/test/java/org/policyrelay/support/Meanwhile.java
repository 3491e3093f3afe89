package org.policyrelay.support;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * Lets something happen while the server answers a request, or the caller does some work: between
 * two of the statements that it sends to the database, in a transaction of its own, and to its end.
 * So a race that is lost once in a thousand times is lost each time.
 */
public final class Meanwhile implements QueryExecutionListener {

  private static final String SERVER_THREAD = "-exec-";

  private @Nullable Runnable event;
  private @Nullable Thread asks;
  private int statementsToGo;

  /**
   * Does the work, and just before its n-th statement, counted from 1, lets the event happen; not
   * after the first that locks a row, or both would wait for one another.
   *
   * @return whether it came to that statement; when it did not, nothing happened
   */
  public boolean before(int statement, Runnable event, Runnable work) {
    synchronized (this) {
      this.event = event;
      asks = Thread.currentThread();
      statementsToGo = statement;
    }
    work.run();
    synchronized (this) {
      var happened = this.event == null;
      this.event = null;
      asks = null;
      return happened;
    }
  }

  private synchronized @Nullable Runnable due(boolean locks) {
    if (locks) {
      statementsToGo = Integer.MAX_VALUE;
    }
    if (event == null || --statementsToGo > 0) {
      return null;
    }
    var due = event;
    event = null;
    return due;
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (!isListenedTo(Thread.currentThread())) {
      return;
    }
    var due = due(queries.stream().anyMatch(query -> locks(query.getQuery())));
    if (due != null) {
      try {
        CompletableFuture.runAsync(due).join();
      } catch (CompletionException failed) {
        throw new AssertionError("what was to happen meanwhile failed", failed.getCause());
      }
    }
  }

  private synchronized boolean isListenedTo(Thread thread) {
    return thread.equals(asks) || thread.getName().contains(SERVER_THREAD);
  }

  private static boolean locks(String sql) {
    var statement = sql.strip().toLowerCase(Locale.ROOT);
    return SqlCost.Kind.of(statement) != SqlCost.Kind.READ || statement.contains("for update");
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}
}
