package org.policyrelay.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast escalations are worked off when very many are due at once, against the settings that the
 * engine comes with, and how late they are at a steady load.
 *
 * <p>The four rungs of the same handoffs are drained in turn by the one and by the other, and the
 * next batch the other way round, so that both do the same work in the same run.
 */
final class EscalationSection implements Section {

  private static final int HANDOFFS = Integer.getInteger("benchmark.handoffs", 2_500);
  private static final int BATCHES = Integer.getInteger("benchmark.batches", 4);
  private static final int STEADY = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "escalation";
  }

  @Override
  public String title() {
    return "Escalations, " + HANDOFFS * BATCHES + " handoffs, PostgreSQL";
  }

  @Override
  public void measure(Report report) {
    try (var postgres = Postgres.start(report);
        var server =
            Server.start(postgres.create("escalation"), "camunda.bpm.job-execution.enabled=true")) {
      new Run(server, report).all();
    } finally {
      ClockUtil.reset();
    }
  }

  private final class Run {
    private final ProcessEngineImpl engine;
    private final JobExecutor ours;
    private final JobExecutor stock;
    private final Ladders ladders;
    private final JdbcClient jdbc;
    private final Report report;

    Run(Server server, Report report) {
      this.engine = (ProcessEngineImpl) server.bean(ProcessEngine.class);
      this.ours = engine.getProcessEngineConfiguration().getJobExecutor();
      this.stock = stock(engine);
      this.ladders = new Ladders(server);
      this.jdbc = server.bean(JdbcClient.class);
      this.report = report;
      ours.shutdown();
    }

    void all() {
      var rates = new ArrayList<double[]>();
      for (var batch = 0; batch < BATCHES; batch++) {
        rates.add(batch(batch));
      }
      var ourRates = rates.stream().mapToDouble(rate -> rate[0]).toArray();
      var stockRates = rates.stream().mapToDouble(rate -> rate[1]).toArray();
      report.add(title(), "rungs fired per second, ours", "/s", ourRates);
      report.add(title(), "rungs fired per second, the engine's own settings", "/s", stockRates);
      report.add(
          title(),
          "ratio",
          "×",
          Aim.atLeast(2),
          rates.stream().mapToDouble(rate -> rate[0] / rate[1]).toArray());
      var fired = count("select count(*) from audit_entry where event = 'escalated'");
      var expected = (long) HANDOFFS * BATCHES * Ladders.RUNGS_DUE.size();
      report.say(
          "  rungs fired %d of %d, skipped %d, twice %d"
              .formatted(
                  fired,
                  expected,
                  count("select count(*) from audit_entry where event = 'escalation-skipped'"),
                  count(
                      "select count(*) from (select subject, detail from audit_entry where event ="
                          + " 'escalated' group by subject, detail having count(*) > 1) twice")));
      lateness("ours", ours, "2028-03-06T01:00:00Z");
      lateness("the engine's own", stock, "2028-03-13T01:00:00Z");
    }

    /** Rates of ours and of the stock settings, each over two of the four rungs. */
    private double[] batch(int number) {
      var monday = Ladders.monday(number);
      Ladders.goTo(monday);
      for (var index = 0; index < HANDOFFS; index++) {
        ladders.offer("BENCH-" + number);
      }
      ladders.drain(ours);
      report.say("  batch " + (number + 1) + " of " + BATCHES + ": handoffs are open");
      jdbc.sql("analyze").update();
      var seconds = new double[2];
      for (var rung = 0; rung < Ladders.RUNGS_DUE.size(); rung++) {
        Ladders.goTo(monday.plus(Ladders.RUNGS_DUE.get(rung)));
        var who = (rung + number + rung / 2) % 2;
        var took = ladders.drain(who == 0 ? ours : stock);
        seconds[who] += took;
        report.say("    rung %d by %s: %.1f s".formatted(rung, who == 0 ? "ours" : "stock", took));
      }
      return new double[] {2.0 * HANDOFFS / seconds[0], 2.0 * HANDOFFS / seconds[1]};
    }

    private long count(String sql) {
      return jdbc.sql(sql).query(Long.class).single();
    }

    /** Ten rungs become due each second for half a minute; how long after that does each fire? */
    private void lateness(String who, JobExecutor executor, String monday) {
      var opened = Instant.parse(monday);
      runFrom(opened);
      ladders.start(executor);
      for (var index = 0; index < STEADY; index++) {
        ladders.offer(who);
        if (index % 10 == 9) {
          var goOn = System.nanoTime() + 1_000_000_000;
          Waiting.until("the next second", () -> System.nanoTime() - goOn >= 0);
        }
      }
      ladders.waitUntilNothingIsDue();
      executor.shutdown();
      var lastDue = ladders.now().plus(Ladders.RUNGS_DUE.get(0));
      runFrom(opened.plus(Ladders.RUNGS_DUE.get(0)).minusSeconds(20));
      ladders.start(executor);
      Waiting.until("the last rung is due", () -> !ladders.now().isBefore(lastDue));
      ladders.waitUntilNothingIsDue();
      executor.shutdown();
      var late =
          jdbc
              .sql(
                  "select rungs from deadline where subject in (select handoff_key from handoff where origin = ?)")
              .param(who)
              .query(String.class)
              .list()
              .stream()
              .mapToDouble(Run::lateness)
              .sorted()
              .toArray();
      var section = title() + ": lateness at 10 rungs a second";
      report.add(section, who + ", median", "s", late[late.length / 2]);
      report.add(section, who + ", p99", "s", late[late.length * 99 / 100]);
    }

    /** The engine's clock goes on from there. */
    private static void runFrom(Instant instant) {
      ClockUtil.offset(Duration.between(Clock.systemUTC().instant(), instant).toMillis());
    }

    private static double lateness(String rungs) {
      try {
        var first = JSON.readTree(rungs).get(0);
        var due = Instant.parse(first.path("due").asText());
        return Duration.between(due, Instant.parse(first.path("at").asText())).toMillis() / 1000.0;
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(rungs, e);
      }
    }
  }

  private static JobExecutor stock(ProcessEngineImpl engine) {
    var stock = new DefaultJobExecutor();
    stock.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    stock.registerProcessEngine(engine);
    return stock;
  }
}
