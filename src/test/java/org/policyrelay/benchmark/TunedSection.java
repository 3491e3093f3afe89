package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.policyrelay.engine.Directory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What each part of {@code org.policyrelay.engine.tuned} is worth to a person: the same application
 * several times, each with one part switched off, in turn; PostgreSQL beside and a millisecond
 * away.
 */
final class TunedSection implements Section {

  private static final int HANDOFFS = Integer.getInteger("benchmark.clicks", 150);
  private static final int WARM_UP = HANDOFFS;
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 6);
  private static final int LADDERS = Integer.getInteger("benchmark.ladders", 400) / 2;
  private static final int LEADS = 8;
  private static final int OPEN_TASKS = 6_000;
  private static final int LIST_ROUNDS = 9;
  private static final String TITLE = "Tuned parts";
  private static final String ALL = "all parts on";

  /** Past HTTP, which knows one engine in a virtual machine. */
  private static final List<String> LOOKED_AT =
      List.of("team, by creation", "everything, by creation", "filter, list");

  /** The parts that are switched off one by one; lists, where they are looked at, come first. */
  private static final List<String> PARTS =
      List.of(System.getProperty("benchmark.parts", "lists,reads,jobs").split(","));

  private static final Map<String, List<String>> VARIANTS = new LinkedHashMap<>();

  static {
    VARIANTS.put(ALL, List.of());
    PARTS.forEach(part -> VARIANTS.put("without " + part, off(part)));
    VARIANTS.put("without any", off("lists", "reads", "jobs"));
  }

  private static List<String> off(String... parts) {
    return List.of(parts).stream().map("relay.engine.tuned.%s=false"::formatted).toList();
  }

  @Override
  public String name() {
    return "tuned";
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public void measure(Report report) {
    try (var postgres = Postgres.start(report)) {
      measure("PostgreSQL beside", postgres, url -> url, report);
      try (var far = Far.from(postgres.create("far"))) {
        measure("PostgreSQL 1 ms away", postgres, far::of, report);
      }
    }
  }

  private int databases;

  private void measure(String where, Postgres postgres, UnaryOperator<String> way, Report report) {
    var contenders = new ArrayList<RelayContender>();
    try {
      for (var one : VARIANTS.entrySet()) {
        var url = way.apply(postgres.create("tuned" + databases++));
        contenders.add(new RelayContender(one.getKey(), url, one.getValue()));
      }
      clicks(where, contenders, report);
      crowd(where, contenders, report);
      rungs(where, contenders, report);
      if (PARTS.get(0).equals("lists")) {
        lists(where, contenders.subList(0, 2), report);
      }
    } finally {
      contenders.forEach(RelayContender::close);
    }
  }

  /** One handoff of each in turn, again and again, so that noise falls on all of them. */
  private static void clicks(String where, List<RelayContender> contenders, Report report) {
    var all = contenders.stream().map(Clicks::new).toList();
    try {
      inTurn(all, WARM_UP);
      all.forEach(Clicks::forget);
      report.say("  warmed up");
      inTurn(all, HANDOFFS);
      compare("claimed and completed, " + where, all, Clicks::answered, report);
      compare("the next task is there, " + where, all, Clicks::untilNext, report);
    } finally {
      all.forEach(Clicks::close);
    }
  }

  private static void inTurn(List<Clicks> all, int times) {
    for (var time = 0; time < times; time++) {
      var order = new ArrayList<>(all);
      Collections.rotate(order, time);
      order.forEach(Clicks::handOff);
    }
  }

  private static void compare(
      String what, List<Clicks> all, Function<Clicks, Samples> of, Report report) {
    var section = TITLE + ": " + what;
    var on = of.apply(all.get(0)).median();
    for (var one : all) {
      var taken = of.apply(one);
      report.add(section, one.name(), "ms", taken.all());
      if (one != all.get(0)) {
        report.add(section, one.name() + ", to " + ALL, "×", taken.median() / on);
      }
    }
  }

  private static void crowd(String where, List<RelayContender> contenders, Report report) {
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    for (var one : contenders) {
      subjects.put(one.name(), () -> Leads.handoffsPerSecond(one, LEADS, SECONDS));
    }
    report.addCompared(
        TITLE + ": handoffs, leads at once: %d, %s".formatted(LEADS, where),
        "/s",
        Rounds.of(ROUNDS, subjects, () -> report.say("  a round is over")),
        ALL);
  }

  /** After a downtime: the ladders of many handoffs are due at once. */
  private static void rungs(String where, List<RelayContender> contenders, Report report) {
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    for (var one : contenders) {
      subjects.put(one.name(), new Downtime(one.server())::rungsPerSecond);
    }
    try {
      report.addCompared(
          TITLE + ": rungs fired after a downtime, " + where,
          "/s",
          Rounds.of(ROUNDS, subjects, () -> report.say("  a round is over")),
          ALL);
    } finally {
      ClockUtil.reset();
    }
  }

  /** A batch of handoffs that nobody answers; each time another week. */
  private static final class Downtime {

    private final Ladders ladders;
    private final JobExecutor executor;
    private int week;

    private Downtime(Server server) {
      ladders = new Ladders(server);
      executor =
          ((ProcessEngineImpl) server.bean(ProcessEngine.class))
              .getProcessEngineConfiguration()
              .getJobExecutor();
    }

    private double rungsPerSecond() {
      var monday = Ladders.monday(week++);
      Ladders.goTo(monday);
      for (var index = 0; index < LADDERS; index++) {
        ladders.offer("DOWN-" + week);
      }
      ladders.drain(executor);
      var seconds = 0.0;
      for (var due : Ladders.RUNGS_DUE) {
        Ladders.goTo(monday.plus(due));
        seconds += ladders.drain(executor);
      }
      return LADDERS * Ladders.RUNGS_DUE.size() / seconds;
    }
  }

  private static void lists(String where, List<RelayContender> contenders, Report report) {
    var calls = new LinkedHashMap<String, Map<String, Runnable>>();
    for (var one : contenders) {
      var tasks = new OpenTasks(one.server().bean(JdbcTemplate.class), true);
      tasks.fillTo(OPEN_TASKS);
      tasks.analyze();
      calls.put(one.name(), ListCalls.of(one.server()));
    }
    for (var call : LOOKED_AT) {
      var subjects = new LinkedHashMap<String, DoubleSupplier>();
      for (var one : contenders) {
        var asked = Objects.requireNonNull(calls.get(one.name())).get(call);
        subjects.put(one.name(), () -> asLead(one.server(), Objects.requireNonNull(asked)));
      }
      Rounds.of(LIST_ROUNDS, subjects, () -> {});
      report.addCompared(
          TITLE + ": %s, %,d open, %s".formatted(call, OPEN_TASKS, where),
          "ms",
          Rounds.of(LIST_ROUNDS, subjects, () -> {}),
          ALL);
    }
  }

  private static double asLead(Server server, Runnable call) {
    var identity = server.bean(ProcessEngine.class).getIdentityService();
    identity.setAuthentication(
        ListCalls.LEAD, List.copyOf(server.bean(Directory.class).groupsOf(ListCalls.LEAD)));
    try {
      var sample = new Samples();
      sample.take(call);
      return sample.median();
    } finally {
      identity.clearAuthentication();
    }
  }
}
