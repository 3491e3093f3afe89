package org.policyrelay.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
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
  private static final List<Duration> RUNGS_DUE =
      List.of(
          Duration.ofMinutes(90), Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(30));

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
    try (var server = Server.start("camunda.bpm.job-execution.enabled=true")) {
      new Run(server, report).all();
    } finally {
      ClockUtil.reset();
    }
  }

  private final class Run {
    private final ProcessEngineImpl engine;
    private final JobExecutor ours;
    private final JobExecutor stock;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final Report report;

    Run(Server server, Report report) {
      this.engine = (ProcessEngineImpl) server.bean(ProcessEngine.class);
      this.ours = engine.getProcessEngineConfiguration().getJobExecutor();
      this.stock = stock(engine);
      this.runtime = engine.getRuntimeService();
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
          "≥ 2",
          rates.stream().mapToDouble(rate -> rate[0] / rate[1]).toArray());
      var fired = count("select count(*) from audit_entry where event = 'escalated'");
      var expected = (long) HANDOFFS * BATCHES * RUNGS_DUE.size();
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
      var monday = Instant.parse("2027-03-01T01:00:00Z").plus(Duration.ofDays(7L * number));
      ClockUtil.setCurrentTime(Date.from(monday));
      for (var index = 0; index < HANDOFFS; index++) {
        runtime.startProcessInstanceByKey("team-handoff", variables("BENCH-" + number));
      }
      drain(ours);
      report.say("  batch " + (number + 1) + " of " + BATCHES + ": handoffs are open");
      jdbc.sql("analyze").update();
      var seconds = new double[2];
      for (var rung = 0; rung < RUNGS_DUE.size(); rung++) {
        ClockUtil.setCurrentTime(Date.from(monday.plus(RUNGS_DUE.get(rung))));
        var who = (rung + number + rung / 2) % 2;
        var took = drain(who == 0 ? ours : stock);
        seconds[who] += took;
        report.say("    rung %d by %s: %.1f s".formatted(rung, who == 0 ? "ours" : "stock", took));
      }
      return new double[] {2.0 * HANDOFFS / seconds[0], 2.0 * HANDOFFS / seconds[1]};
    }

    /** Seconds until nothing is due any more. */
    private double drain(JobExecutor executor) {
      var begin = System.nanoTime();
      start(executor);
      try {
        while (due() > 0) {
          pause(20);
        }
        return (System.nanoTime() - begin) / 1e9;
      } finally {
        executor.shutdown();
      }
    }

    /** The engine asks its configuration whether jobs may still be executed. */
    private void start(JobExecutor executor) {
      engine.getProcessEngineConfiguration().setJobExecutor(executor);
      executor.start();
    }

    private long due() {
      return jdbc.sql(
              "select count(*) from act_ru_job where process_def_key_ = 'team-handoff' and retries_ > 0 and (duedate_ is null or duedate_ <= ?)")
          .param(new java.sql.Timestamp(ClockUtil.getCurrentTime().getTime()))
          .query(Long.class)
          .single();
    }

    private long count(String sql) {
      return jdbc.sql(sql).query(Long.class).single();
    }

    /** Ten rungs become due each second for half a minute; how long after that does each fire? */
    private void lateness(String who, JobExecutor executor, String monday) {
      ClockUtil.offset(
          Duration.between(Clock.systemUTC().instant(), Instant.parse(monday)).toMillis());
      for (var index = 0; index < STEADY; index++) {
        runtime.startProcessInstanceByKey("team-handoff", variables(who));
        if (index % 10 == 9) {
          pause(1000);
        }
      }
      drain(executor);
      var begin = Instant.parse(monday).plus(RUNGS_DUE.get(0)).minusSeconds(20);
      ClockUtil.offset(Duration.between(Clock.systemUTC().instant(), begin).toMillis());
      start(executor);
      while (ClockUtil.getCurrentTime().toInstant().isBefore(begin.plusSeconds(30 + STEADY / 10))) {
        pause(200);
      }
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
      report.add(
          title(),
          "lateness at 10 rungs a second, " + who + ", median",
          "s",
          late[late.length / 2]);
      report.add(
          title(),
          "lateness at 10 rungs a second, " + who + ", p99",
          "s",
          late[late.length * 99 / 100]);
    }

    private static double lateness(String rungs) {
      try {
        var first = JSON.readTree(rungs).get(0);
        var at = first.path("at").asText("9999-01-01T00:00:00Z");
        return Duration.between(Instant.parse(first.path("due").asText()), Instant.parse(at))
                .toMillis()
            / 1000.0;
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(rungs, e);
      }
    }

    private Map<String, Object> variables(String origin) {
      return Map.of(
          "origin", origin,
          "work", "review",
          "fromTeam", "ad-policy",
          "toTeam", "qa",
          "riskTier", "high",
          "policy", "benchmark",
          "markets", "SG");
    }
  }

  private static JobExecutor stock(ProcessEngineImpl engine) {
    var stock = new DefaultJobExecutor();
    stock.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    stock.registerProcessEngine(engine);
    return stock;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
