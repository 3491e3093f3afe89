package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.policyrelay.PolicyRelayApplication;
import org.policyrelay.engine.Directory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What each part of {@code org.policyrelay.engine.tuned} is worth to a person: the same application
 * several times, each with one part switched off, in turn; PostgreSQL beside and a millisecond
 * away.
 */
final class TunedSection implements Section {

  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 6);
  private static final int WARM_UP_SECONDS = Integer.getInteger("benchmark.warmup", 15);
  private static final int STARTS = Integer.getInteger("benchmark.starts", 5);
  private static final int OPEN_TASKS = 6_000;
  private static final int LIST_ROUNDS = 9;
  private static final String ALL = "all parts on";
  private static final String LISTS = "without lists";
  private static final String STARTUP = "without startup";
  private static final List<String> LOOKED_AT =
      List.of("team, by creation", "HTTP, filter with columns");

  private static final Map<String, List<String>> VARIANTS = new LinkedHashMap<>();

  static {
    VARIANTS.put(ALL, List.of());
    VARIANTS.put(LISTS, off("lists"));
    VARIANTS.put("without reads", off("reads"));
    VARIANTS.put("without writes", off("writes"));
    VARIANTS.put("without jobs", off("jobs"));
    VARIANTS.put("without any", off("lists", "reads", "writes", "jobs", "startup"));
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
    return "Tuned parts";
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
      lists(where, contenders.subList(0, 2), report);
    } finally {
      contenders.forEach(RelayContender::close);
    }
    starts(where, way.apply(postgres.create("tuned" + databases++)), report);
  }

  private static void clicks(String where, List<RelayContender> contenders, Report report) {
    for (var one : contenders) {
      new Clicks(one).during(WARM_UP_SECONDS);
      one.analyze();
    }
    report.say("  warmed up");
    var next = new LinkedHashMap<String, List<Double>>();
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    for (var one : contenders) {
      next.put(one.name(), new ArrayList<>());
      subjects.put(
          one.name(),
          () -> {
            var clicks = new Clicks(one).during(SECONDS);
            next.get(one.name()).add(clicks.untilNext().median());
            return clicks.answered().median();
          });
    }
    var answered = Rounds.of(ROUNDS, subjects, () -> report.say("  a round is over"));
    report.addCompared("Tuned parts: claimed and completed, " + where, "ms", answered, ALL);
    report.addCompared(
        "Tuned parts: the next task is there, " + where, "ms", inOrder(next, contenders), ALL);
  }

  /** Each round begins with another subject; each subject's own figures are in order. */
  private static Rounds inOrder(Map<String, List<Double>> taken, List<RelayContender> contenders) {
    var ordered = new LinkedHashMap<String, List<Double>>();
    contenders.forEach(
        one -> ordered.put(one.name(), Objects.requireNonNull(taken.get(one.name()))));
    return Rounds.of(ordered);
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
          "Tuned parts: %s, %,d open, %s".formatted(call, OPEN_TASKS, where),
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

  private static void starts(String where, String url, Report report) {
    start(url, List.of());
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    subjects.put(ALL, () -> start(url, List.of()));
    subjects.put(STARTUP, () -> start(url, off("startup")));
    report.addCompared(
        "Tuned parts: started to a served Tasklist, " + where,
        "s",
        Rounds.of(STARTS, subjects, () -> report.say("  both have started once more")),
        ALL);
  }

  private static double start(String url, List<String> changed) {
    var settings = new ArrayList<>(changed);
    settings.add("spring.datasource.url=" + url);
    settings.add("spring.datasource.username=" + Postgres.USER);
    settings.add("spring.profiles.active=demo");
    try (var child = Child.start(PolicyRelayApplication.class, settings)) {
      return child.secondsUntilServed();
    }
  }
}
