package org.policyrelay.benchmark;

import java.sql.SQLException;

/**
 * A lead with a watch: how long an answer takes that claims and completes a task, and how long
 * after it the next task is there.
 */
final class Clicks implements AutoCloseable {

  private static final Lead LEAD = Lead.number(0);

  private final RelayContender relay;
  private final Leads.Window window;
  private Samples answered = new Samples();
  private Samples untilNext = new Samples();

  Clicks(RelayContender relay) {
    this.relay = relay;
    try {
      window = new Leads.Window(relay.url());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    relay.begin();
  }

  String name() {
    return relay.name();
  }

  /** What was measured until now was for the compiler. */
  void forget() {
    relay.analyze();
    answered = new Samples();
    untilNext = new Samples();
  }

  /** One handoff, from the offer to its end. */
  void handOff() {
    var instance = relay.offer(LEAD);
    try {
      var offered = window.waitFor(instance, "Task_AcceptHandoff");
      answered.take(() -> relay.accept(offered, LEAD));
      var before = System.nanoTime();
      var accepted = window.waitFor(instance, "Task_DeliverWork");
      untilNext.add((System.nanoTime() - before) / 1e6);
      answered.take(() -> relay.deliver(accepted, LEAD));
      window.waitForEnd(instance);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Samples answered() {
    return answered;
  }

  Samples untilNext() {
    return untilNext;
  }

  @Override
  public void close() {
    relay.end();
    try {
      window.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
