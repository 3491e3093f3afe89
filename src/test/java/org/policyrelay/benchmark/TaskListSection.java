package org.policyrelay.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.EngineVariant;
import org.springframework.jdbc.core.JdbcTemplate;

/** A lead's lists, with the engine's own statements and with ours. */
final class TaskListSection implements Section {

  private static final int BURST = 5_000;

  private static final int WARM_UP = 12;

  /** At the first size, until the compiler has come to rest. */
  private static final int FIRST_WARM_UP = 60;

  /** The engine's own way is not measured at a larger size once it takes that many milliseconds. */
  private static final double ENOUGH = 4_000;

  /** What takes that many, the fastest of a few times, is tried a few times only. */
  private static final double SLOW = 150;

  private static final int FEW = 5;

  private static final List<String> VARIANTS =
      List.of(EngineVariant.STOCK, EngineVariant.OPEN, EngineVariant.OURS, EngineVariant.OURS_OPEN);

  /** The fastest call of each subject and variant at the size before. */
  private final Map<String, Double> before = new LinkedHashMap<>();

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public String title() {
    return "A lead's lists: the engine's statements, without authorizations, and ours";
  }

  @Override
  public void measure(Report report) {
    for (var database : option("databases", "h2,postgresql")) {
      if (database.equals("h2")) {
        try (var server = Server.startOnH2()) {
          measure(server, database, report);
        }
      } else {
        try (var postgres = Postgres.start(report);
            var server = Server.start(postgres.create("lists"))) {
          measure(server, database, report);
        }
      }
    }
  }

  private void measure(Server server, String database, Report report) {
    var sizes = option("sizes", "1000,10000,50000").stream().map(Integer::valueOf).toList();
    var tasks = new OpenTasks(server.bean(JdbcTemplate.class), database.equals("postgresql"));
    before.clear();
    for (var size : sizes) {
      tasks.fillTo(size);
      tasks.analyze();
      measure(server, tasks, size, database + ", %,d open".formatted(size), report);
    }
    var last = sizes.get(sizes.size() - 1) + BURST;
    tasks.fillTo(last);
    measure(server, tasks, last, database + ", %,d open after a burst".formatted(last), report);
  }

  private static List<String> option(String name, String otherwise) {
    return List.of(System.getProperty("benchmark." + name, otherwise).split(","));
  }

  private void measure(Server server, OpenTasks tasks, int size, String where, Report report) {
    var engine = server.bean(ProcessEngine.class);
    var variants =
        new EngineVariant((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    var groups = List.copyOf(server.bean(Directory.class).groupsOf(ListCalls.LEAD));
    engine.getIdentityService().setAuthentication(ListCalls.LEAD, groups);
    try {
      for (var call : ListCalls.of(server).entrySet()) {
        measure(variants, tasks, call.getKey(), call.getValue(), size, where, report);
      }
    } finally {
      variants.use(EngineVariant.OURS);
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** One call by each variant in turn, again and again, so that noise falls on all of them. */
  private void measure(
      EngineVariant variants,
      OpenTasks tasks,
      String subject,
      Runnable call,
      int size,
      String where,
      Report report) {
    var warmUp = before.containsKey(subject + EngineVariant.OURS) ? WARM_UP : FIRST_WARM_UP;
    var warm = new LinkedHashMap<String, Samples>();
    var samples = new LinkedHashMap<String, Samples>();
    for (var round = 0; round < warmUp + rounds(size); round++) {
      for (var name : VARIANTS) {
        if (before.getOrDefault(subject + name, 0.0) > ENOUGH) {
          continue;
        }
        var isSlow = round >= FEW && of(warm, name).fastest() > SLOW;
        var sample = round < warmUp && !isSlow ? of(warm, name) : of(samples, name);
        if (isSlow && sample.count() >= FEW) {
          continue;
        }
        variants.use(name);
        tasks.touch();
        sample.take(call);
      }
    }
    VARIANTS.stream()
        .filter(name -> !of(warm, name).isEmpty())
        .forEach(name -> before.put(subject + name, of(warm, name).fastest()));
    var section = where + ": " + subject;
    for (var name : VARIANTS) {
      var sample = of(samples, name);
      if (!sample.isEmpty()) {
        report.add(section, name, "ms", sample.all());
      }
    }
    var ours = of(samples, EngineVariant.OURS);
    var open = of(samples, EngineVariant.OPEN);
    if (!ours.isEmpty() && !open.isEmpty()) {
      report.add(
          section,
          "ours to no authorizations",
          "×",
          Aim.atMost(1.5),
          ours.median() / open.median());
    }
  }

  private static Samples of(Map<String, Samples> samples, String variant) {
    return samples.computeIfAbsent(variant, name -> new Samples());
  }

  private static int rounds(int size) {
    return size > 20_000 ? 9 : 25;
  }
}
