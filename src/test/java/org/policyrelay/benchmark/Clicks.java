package org.policyrelay.benchmark;

import java.sql.SQLException;

/**
 * A lead who works without a break, with a watch: how long an answer takes that claims and
 * completes a task, and how long after it the next task is there.
 */
final class Clicks {

  private static final Lead LEAD = Lead.number(0);

  private final RelayContender relay;
  private final Samples answered = new Samples();
  private final Samples untilNext = new Samples();

  Clicks(RelayContender relay) {
    this.relay = relay;
  }

  /** Hands off until the time is over, at least once. */
  Clicks during(double seconds) {
    relay.begin();
    try (var window = new Leads.Window(relay.url())) {
      var end = System.nanoTime() + seconds * 1e9;
      do {
        handOff(window);
      } while (System.nanoTime() < end);
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      relay.end();
    }
  }

  private void handOff(Leads.Window window) throws SQLException {
    var instance = relay.offer(LEAD);
    var offered = window.waitFor(instance, "Task_AcceptHandoff");
    answered.take(() -> relay.accept(offered, LEAD));
    var before = System.nanoTime();
    var accepted = window.waitFor(instance, "Task_DeliverWork");
    untilNext.add((System.nanoTime() - before) / 1e6);
    answered.take(() -> relay.deliver(accepted, LEAD));
    window.waitForEnd(instance);
  }

  Samples answered() {
    return answered;
  }

  Samples untilNext() {
    return untilNext;
  }
}
