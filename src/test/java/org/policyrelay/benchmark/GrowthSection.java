package org.policyrelay.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.policyrelay.engine.Directory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether the application slows down as its records grow: two of them side by side, one new, one
 * with years of finished handoffs behind it.
 */
final class GrowthSection implements Section {

  private static final int HISTORY = Integer.getInteger("benchmark.history", 1_000_000);
  private static final int OPEN = Integer.getInteger("benchmark.open", 10_000);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 6);
  private static final int LADDERS = Integer.getInteger("benchmark.ladders", 400);
  private static final int LEADS = 4;
  private static final int CALLS = 5;
  private static final Aim AIM = Aim.atMost(1.2);
  private static final String NEW = "new";
  private static final String GROWN = "grown";

  /** Without those over HTTP: two engines in one virtual machine share one REST API. */
  private static final List<String> LISTS =
      List.of(
          "team, by creation",
          "team, by due date",
          "team, by a variable",
          "team, count",
          "everything, by creation",
          "everything, count",
          "filter, list",
          "filter, count",
          "one task's variables");

  private int week;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String title() {
    return "With %,d finished handoffs in the history".formatted(HISTORY);
  }

  @Override
  public void measure(Report report) {
    try (var postgres = Postgres.start(report);
        var fresh = new RelayContender(NEW, postgres.create("fresh"));
        var grown = new RelayContender(GROWN, postgres.create("grown"))) {
      var both = List.of(fresh, grown);
      grow(grown, report);
      for (var one : both) {
        new OpenTasks(jdbc(one), true).fillTo(OPEN);
        Leads.handoffsPerSecond(one, LEADS, SECONDS);
        one.analyze();
      }
      lists(both, report);
      rates(both, report);
    } finally {
      ClockUtil.reset();
    }
  }

  private static void grow(RelayContender relay, Report report) {
    Leads.handoffsPerSecond(relay, 1, 0);
    report.say("  one handoff is over, now its rows are copied");
    waitUntilNoticesAreOut(jdbc(relay));
    var copies = new FinishedHandoffs(jdbc(relay), FinishedHandoffs.newest(jdbc(relay)));
    copies.copy(HISTORY, report);
    report.fact("grownDatabase", copies.size());
    report.say("  the database has " + copies.size());
  }

  /** They are among the rows that a handoff leaves behind. */
  private static void waitUntilNoticesAreOut(JdbcTemplate jdbc) {
    var open =
        "select (select count(*) from notice where expanded_at is null) + (select count(*) from"
            + " notice_delivery where state = 'PENDING' and not_before <= current_timestamp)";
    Waiting.until(
        "notices are out", () -> Long.valueOf(0).equals(jdbc.queryForObject(open, Long.class)));
  }

  private void lists(List<RelayContender> both, Report report) {
    var section = title() + ": a lead's lists, %,d open".formatted(OPEN);
    for (var list : LISTS) {
      var rounds = rounds(both, relay -> millis(relay, list), 5 * ROUNDS);
      report.add(section, list, "ms", rounds.of(GROWN));
      report.add(section, list + ", to a new database's", "×", AIM, rounds.ratio(GROWN, NEW));
    }
  }

  /** Of one call, on average over a few. */
  private static double millis(RelayContender relay, String list) {
    var engine = relay.server().bean(ProcessEngine.class);
    var groups = List.copyOf(relay.server().bean(Directory.class).groupsOf(ListCalls.LEAD));
    var call = Objects.requireNonNull(ListCalls.of(relay.server()).get(list), list);
    engine.getIdentityService().setAuthentication(ListCalls.LEAD, groups);
    try {
      var begin = System.nanoTime();
      for (var number = 0; number < CALLS; number++) {
        call.run();
      }
      return (System.nanoTime() - begin) / 1e6 / CALLS;
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private void rates(List<RelayContender> both, Report report) {
    rate("handoffs, leads at once: " + LEADS, both, GrowthSection::handoffsPerSecond, report);
    rate("rungs fired", both, this::rungsPerSecond, report);
  }

  private void rate(
      String name,
      List<RelayContender> both,
      ToDoubleFunction<RelayContender> measured,
      Report report) {
    var section = title() + ": rates";
    var rounds = rounds(both, measured, ROUNDS);
    report.add(section, name, "/s", rounds.of(GROWN));
    report.add(section, name + ", a new database's to it", "×", AIM, rounds.ratio(NEW, GROWN));
  }

  private static double handoffsPerSecond(RelayContender relay) {
    return Leads.handoffsPerSecond(relay, LEADS, SECONDS);
  }

  /** All four rungs of handoffs that nobody answers, due at once. */
  private double rungsPerSecond(RelayContender relay) {
    var ladders = new Ladders(relay.server());
    var jobs =
        ((ProcessEngineImpl) relay.server().bean(ProcessEngine.class))
            .getProcessEngineConfiguration()
            .getJobExecutor();
    var monday = Ladders.monday(week++);
    Ladders.goTo(monday);
    for (var number = 0; number < LADDERS; number++) {
      ladders.offer("BENCH-" + week);
    }
    ladders.drain(jobs);
    var seconds = 0.0;
    for (var due : Ladders.RUNGS_DUE) {
      Ladders.goTo(monday.plus(due));
      seconds += ladders.drain(jobs);
    }
    return LADDERS * Ladders.RUNGS_DUE.size() / seconds;
  }

  private static Rounds rounds(
      List<RelayContender> both, ToDoubleFunction<RelayContender> measured, int rounds) {
    DoubleSupplier fresh = () -> measured.applyAsDouble(both.get(0));
    DoubleSupplier grown = () -> measured.applyAsDouble(both.get(1));
    return Rounds.of(rounds, Map.of(NEW, fresh, GROWN, grown), () -> {});
  }

  private static JdbcTemplate jdbc(RelayContender relay) {
    return relay.server().bean(JdbcTemplate.class);
  }
}
