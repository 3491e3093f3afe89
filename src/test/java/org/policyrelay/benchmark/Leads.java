package org.policyrelay.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Leads who work without a break: each offers a handoff, accepts it as soon as it is in the list,
 * delivers it as soon as that is, and takes the next one when it has ended.
 */
final class Leads {

  private static final long LOOK_AGAIN_MILLIS = 2;
  private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(60);

  private Leads() {}

  /** Handoffs per second, all leads together. Each ends at least one, and what it has begun. */
  static double handoffsPerSecond(Contender engine, int leads, double seconds) {
    var threads = Executors.newFixedThreadPool(leads);
    engine.begin();
    try {
      var work = new ArrayList<Callable<Double>>();
      for (var number = 0; number < leads; number++) {
        var lead = Lead.number(number);
        work.add(() -> rate(engine, lead, seconds));
      }
      var sum = 0.0;
      for (var rate : threads.invokeAll(work)) {
        sum += rate.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(engine.name(), e.getCause());
    } finally {
      threads.shutdownNow();
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
      var giveUp = System.nanoTime() + GIVE_UP_NANOS;
      while (System.nanoTime() < giveUp) {
        var found = first(task);
        if (found != null) {
          return found;
        }
        Ladders.pause(LOOK_AGAIN_MILLIS);
      }
      throw new IllegalStateException(step + " of " + of + " did not come up");
    }

    void waitForEnd(String of) throws SQLException {
      instance.setString(1, of);
      var giveUp = System.nanoTime() + GIVE_UP_NANOS;
      while (first(instance) != null) {
        if (System.nanoTime() > giveUp) {
          throw new IllegalStateException(of + " did not end");
        }
        Ladders.pause(LOOK_AGAIN_MILLIS);
      }
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
