package org.policyrelay.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Leads who work without a break: each offers a handoff, accepts it as soon as it is in the list,
 * delivers it as soon as that is, and takes the next one when it has ended.
 */
final class Leads {

  private Leads() {}

  /** Handoffs per second, all leads together. Each ends at least one, and what it has begun. */
  static double handoffsPerSecond(Contender engine, int leads, double seconds) {
    var work = new ArrayList<Callable<Double>>();
    for (var number = 0; number < leads; number++) {
      var lead = Lead.number(number);
      work.add(() -> rate(engine, lead, seconds));
    }
    engine.begin();
    try {
      return Callers.atOnce(work).stream().mapToDouble(Double::doubleValue).sum();
    } finally {
      engine.end();
    }
  }

  private static double rate(Contender engine, Lead lead, double seconds) throws SQLException {
    try (var window = new Window(engine.url())) {
      var begin = System.nanoTime();
      var done = 0;
      double elapsed;
      do {
        handOff(engine, lead, window);
        done++;
        elapsed = (System.nanoTime() - begin) / 1e9;
      } while (elapsed < seconds);
      return done / elapsed;
    }
  }

  private static void handOff(Contender engine, Lead lead, Window window) throws SQLException {
    var instance = engine.offer(lead);
    engine.accept(window.waitFor(instance, "Task_AcceptHandoff"), lead);
    engine.deliver(window.waitFor(instance, "Task_DeliverWork"), lead);
    window.waitForEnd(instance);
  }

  /**
   * Looks for what has come up, in the same way for every engine and past its own queries: those
   * are another section's.
   */
  static final class Window implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement task;
    private final PreparedStatement instance;

    Window(String url) throws SQLException {
      connection = DriverManager.getConnection(url, Postgres.USER, "");
      task =
          connection.prepareStatement(
              "select ID_ from ACT_RU_TASK where PROC_INST_ID_ = ? and TASK_DEF_KEY_ = ?");
      instance =
          connection.prepareStatement("select ID_ from ACT_RU_EXECUTION where PROC_INST_ID_ = ?");
    }

    String waitFor(String of, String step) throws SQLException {
      task.setString(1, of);
      task.setString(2, step);
      return Waiting.untilFound(step + " of " + of, () -> first(task));
    }

    void waitForEnd(String of) throws SQLException {
      instance.setString(1, of);
      Waiting.untilFound("the end of " + of, () -> first(instance) == null ? of : null);
    }

    private static @Nullable String first(PreparedStatement query) throws SQLException {
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
