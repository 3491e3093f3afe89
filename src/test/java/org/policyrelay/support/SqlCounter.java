package org.policyrelay.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.policyrelay.support.SqlCost.Kind;
import org.policyrelay.support.SqlCost.Statement;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * Counts what a piece of work sends to the database, the engine's statements and ours alike. Only
 * the thread that asks is listened to, and only while it asks.
 */
@TestComponent
public class SqlCounter implements BeanPostProcessor {

  private static final Set<String> ENDS_TRANSACTION = Set.of("commit", "rollback");

  private final ThreadLocal<Tally> tally = new ThreadLocal<>();
  private final Meanwhile meanwhile = new Meanwhile();

  private static final class Tally {
    private int transactions;
    private int inOlderOnes;
    private final List<Statement> statements = new ArrayList<>();

    /** One that sent nothing is none: no database hears of it. */
    private void end() {
      if (statements.size() > inOlderOnes) {
        transactions++;
        inOlderOnes = statements.size();
      }
    }
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource database
        ? ProxyDataSourceBuilder.create(database)
            .listener(new Listener())
            .listener(meanwhile)
            .afterMethod(this::transaction)
            .build()
        : bean;
  }

  /** What may happen between two statements of somebody else. */
  public Meanwhile meanwhile() {
    return meanwhile;
  }

  /** What the work cost. */
  public SqlCost of(Runnable work) {
    var counted = new Tally();
    tally.set(counted);
    try {
      work.run();
    } finally {
      tally.remove();
    }
    return new SqlCost(counted.transactions, counted.statements);
  }

  private void transaction(MethodExecutionContext call) {
    var counted = tally.get();
    if (counted != null
        && call.getTarget() instanceof Connection
        && ENDS_TRANSACTION.contains(call.getMethod().getName())) {
      counted.end();
    }
  }

  private final class Listener implements QueryExecutionListener {

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      var counted = tally.get();
      if (counted == null) {
        return;
      }
      var sql =
          queries.stream()
              .map(query -> query.getQuery().strip().replaceAll("\\s+", " "))
              .collect(Collectors.joining("; "));
      var kind = Kind.of(sql);
      try {
        counted.statements.add(
            new Statement(sql, kind, kind == Kind.READ ? 0 : rowsWritten(execution)));
        if (execution.getStatement().getConnection().getAutoCommit()) {
          counted.end();
        }
      } catch (SQLException broken) {
        throw new IllegalStateException(broken);
      }
    }

    private int rowsWritten(ExecutionInfo execution) throws SQLException {
      var result = execution.getResult();
      if (result instanceof int[] batch) {
        // a driver that keeps the number to itself has written at least one row for each
        return Arrays.stream(batch).map(rows -> Math.max(rows, rows < 0 ? 1 : 0)).sum();
      }
      return result instanceof Integer rows ? rows : execution.getStatement().getUpdateCount();
    }
  }
}
