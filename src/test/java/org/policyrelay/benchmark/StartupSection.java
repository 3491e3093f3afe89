package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.policyrelay.PolicyRelayApplication;

/**
 * How long until Tasklist is served, and how much heap that takes, beside an application that has
 * nothing but the same starters. With H2 each start makes a new database in memory; with PostgreSQL
 * the tables, the users and the processes are there already, as after a restart.
 */
final class StartupSection implements Section {

  private static final int STARTS = Integer.getInteger("benchmark.starts", 5);
  private static final String OURS = "Policy Relay";
  private static final String EMPTY = "nothing but the starters";

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public String title() {
    return "Start-up";
  }

  @Override
  public void measure(Report report) {
    var h2 = List.of(Server.h2("startup"));
    measure("H2 in memory", h2, h2, report);
    try (var postgres = Postgres.start(report)) {
      var ours = database(postgres.create("relay"));
      var empty = database(postgres.create("empty"));
      report.say("  the first start of each on PostgreSQL makes the tables and is not counted");
      start(PolicyRelayApplication.class, ours(ours), new ArrayList<>());
      start(EmptyCamunda.class, empty(empty), new ArrayList<>());
      measure("PostgreSQL", ours, empty, report);
    }
  }

  private void measure(String database, List<String> ours, List<String> empty, Report report) {
    var ourHeap = new ArrayList<Double>();
    var emptyHeap = new ArrayList<Double>();
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    subjects.put(OURS, () -> start(PolicyRelayApplication.class, ours(ours), ourHeap));
    subjects.put(EMPTY, () -> start(EmptyCamunda.class, empty(empty), emptyHeap));
    var starts = Rounds.of(STARTS, subjects, () -> report.say("  both have started once more"));
    var heaps = Rounds.of(Map.of(OURS, ourHeap, EMPTY, emptyHeap));
    report(title() + " to a served Tasklist, " + database, "s", starts, report);
    report("Heap after a collection, " + database, "MiB", heaps, report);
  }

  private static void report(String section, String unit, Rounds rounds, Report report) {
    report.add(section, OURS, unit, rounds.of(OURS));
    report.add(section, EMPTY, unit, rounds.of(EMPTY));
    report.add(section, "ratio", "×", Aim.atMost(1.4), rounds.ratio(OURS, EMPTY));
  }

  private static double start(Class<?> application, List<String> settings, List<Double> heap) {
    try (var child = Child.start(application, settings)) {
      var seconds = child.secondsUntilServed();
      heap.add(child.heapMebibytes());
      return seconds;
    }
  }

  private static List<String> database(String url) {
    return List.of("spring.datasource.url=" + url, "spring.datasource.username=" + Postgres.USER);
  }

  private static List<String> ours(List<String> database) {
    var settings = new ArrayList<>(database);
    settings.add("spring.profiles.active=demo");
    return settings;
  }

  /** Neither our configuration nor our tables and processes, which are on the class path too. */
  private static List<String> empty(List<String> database) {
    var settings = new ArrayList<>(database);
    settings.add("spring.config.name=empty");
    settings.add("spring.flyway.enabled=false");
    settings.add("camunda.bpm.auto-deployment-enabled=false");
    settings.add("spring.security.user.name=ad-review-lead");
    settings.add("spring.security.user.password=demo");
    // without an administrator the engine asks for one instead of showing Tasklist
    settings.add("camunda.bpm.admin-user.id=admin");
    settings.add("camunda.bpm.admin-user.password=admin");
    return settings;
  }
}
