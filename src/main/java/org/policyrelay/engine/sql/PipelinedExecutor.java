package org.policyrelay.engine.sql;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;

/**
 * Sends all that a command has to write in one go, where MyBatis sends each kind of statement and
 * waits for its answer. The engine gets the same results: how many rows each statement has changed,
 * and which one failed.
 *
 * <p>One thing only cannot be told: how many rows were changed by what stood before a statement
 * that failed. It counts as done. The engine rolls back either way; it reports the failure where it
 * might have reported a lost race before it.
 */
final class PipelinedExecutor extends BatchExecutor {

  private final List<Staged> staged = new ArrayList<>();

  PipelinedExecutor(Configuration configuration, Transaction transaction) {
    super(configuration, transaction);
  }

  /** A statement with the rows that it is to be run for. */
  private record Staged(Statement statement, BatchResult result) {

    boolean isOf(MappedStatement mapped, String sql) {
      return result.getMappedStatement().equals(mapped) && result.getSql().equals(sql);
    }

    int rows() {
      return result.getParameterObjects().size();
    }
  }

  @Override
  public int doUpdate(MappedStatement mapped, Object parameter) throws SQLException {
    var handler =
        configuration.newStatementHandler(this, mapped, parameter, RowBounds.DEFAULT, null, null);
    var sql = handler.getBoundSql().getSql();
    var last = staged.isEmpty() ? null : staged.get(staged.size() - 1);
    if (last != null && last.isOf(mapped, sql)) {
      last.result().addParameterObject(parameter);
    } else {
      var statement =
          handler.prepare(getConnection(mapped.getStatementLog()), transaction.getTimeout());
      last = new Staged(statement, new BatchResult(mapped, sql, parameter));
      staged.add(last);
    }
    handler.parameterize(last.statement());
    handler.batch(last.statement());
    return BATCH_UPDATE_RETURN_VALUE;
  }

  @Override
  public List<BatchResult> doFlushStatements(boolean isRollback) throws SQLException {
    try {
      if (isRollback || staged.isEmpty()) {
        return List.of();
      }
      applyTransactionTimeout(staged.get(0).statement());
      send();
      return staged.stream().map(Staged::result).toList();
    } finally {
      staged.forEach(one -> closeStatement(one.statement()));
      staged.clear();
    }
  }

  private void send() throws SQLException {
    try {
      take(Pipeline.execute(staged.stream().map(Staged::statement).toList()));
    } catch (BatchUpdateException failure) {
      throw described(failure);
    }
  }

  private void take(int[] counts) {
    var from = 0;
    for (var one : staged) {
      one.result().setUpdateCounts(Arrays.copyOfRange(counts, from, from + one.rows()));
      from += one.rows();
    }
  }

  /** As MyBatis says it: what was done before, which statement failed, and for which rows. */
  private BatchExecutorException described(BatchUpdateException failure) {
    var row = Pipeline.failedRow(failure);
    var done = new ArrayList<BatchResult>();
    for (var one : staged) {
      if (row < one.rows()) {
        var counts = new int[one.rows()];
        Arrays.fill(counts, Statement.EXECUTE_FAILED);
        var cause =
            new BatchUpdateException(
                failure.getMessage(),
                failure.getSQLState(),
                failure.getErrorCode(),
                counts,
                failure.getCause());
        cause.setNextException(failure.getNextException());
        return new BatchExecutorException(
            one.result().getMappedStatement().getId() + " failed", cause, done, one.result());
      }
      row -= one.rows();
      one.result().setUpdateCounts(IntStream.range(0, one.rows()).map(any -> 1).toArray());
      done.add(one.result());
    }
    throw new IllegalStateException("there is no row " + row + " in what was sent", failure);
  }
}
