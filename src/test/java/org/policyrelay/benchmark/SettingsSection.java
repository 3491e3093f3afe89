package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What the settings that src/docs/operations.md recommends are worth: the same application several
 * times, each with one of them changed, in turn.
 */
final class SettingsSection implements Section {

  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 6);
  private static final int WARM_UP_SECONDS = Integer.getInteger("benchmark.warmup", 15);
  private static final int LEADS = 8;
  private static final int READERS = 200;
  private static final String TITLE = "Settings";
  private static final String SHIPPED = "as it comes";

  private static final Map<String, List<String>> CHANGED = new LinkedHashMap<>();

  static {
    CHANGED.put(SHIPPED, List.of());
    CHANGED.put("4 connections", List.of("spring.datasource.hikari.maximum-pool-size=4"));
    CHANGED.put("30 connections", List.of("spring.datasource.hikari.maximum-pool-size=30"));
    CHANGED.put("1 job thread", jobThreads(1));
    CHANGED.put("12 job threads", jobThreads(12));
    CHANGED.put("20 web threads", List.of("server.tomcat.threads.max=20"));
  }

  private static List<String> jobThreads(int threads) {
    return List.of(
        "camunda.bpm.job-execution.core-pool-size=" + threads,
        "camunda.bpm.job-execution.max-pool-size=" + threads);
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public void measure(Report report) {
    try (var postgres = Postgres.start(report)) {
      var contenders = new ArrayList<RelayContender>();
      try {
        for (var one : CHANGED.entrySet()) {
          var database = postgres.create("settings" + contenders.size());
          contenders.add(new RelayContender(one.getKey(), database, one.getValue()));
        }
        compare(contenders, report);
      } finally {
        contenders.forEach(RelayContender::close);
      }
    }
  }

  private static void compare(List<RelayContender> contenders, Report report) {
    for (var one : contenders) {
      Leads.handoffsPerSecond(one, LEADS, WARM_UP_SECONDS);
      pages(one);
      one.analyze();
    }
    report.say("  warmed up");
    compare(
        "handoffs, leads at once: " + LEADS,
        contenders,
        one -> () -> Leads.handoffsPerSecond(one, LEADS, SECONDS),
        report);
    compare(
        "the policies' first page, %d readers".formatted(READERS),
        contenders,
        one -> () -> pages(one),
        report);
  }

  private interface Measured {
    DoubleSupplier of(RelayContender one);
  }

  private static void compare(
      String what, List<RelayContender> contenders, Measured measured, Report report) {
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    contenders.forEach(one -> subjects.put(one.name(), measured.of(one)));
    var rounds = Rounds.of(ROUNDS, subjects, () -> report.say("  a round is over"));
    report.addCompared(TITLE + ": " + what, "/s", rounds, SHIPPED);
  }

  private static double pages(RelayContender one) {
    return new Readers(one.server().port(), READERS).perSecond("/policies", SECONDS * 500L);
  }
}
