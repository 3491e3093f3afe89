package org.policyrelay.benchmark;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens handoffs that nobody answers, and works off what becomes due of their ladders. */
final class Ladders {

  /** When each rung of a high risk offered to QA on a Monday morning is due. */
  static final List<Duration> RUNGS_DUE =
      List.of(
          Duration.ofMinutes(90), Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(30));

  private final ProcessEngineImpl engine;
  private final JdbcClient jdbc;

  Ladders(Server server) {
    this.engine = (ProcessEngineImpl) server.bean(ProcessEngine.class);
    this.jdbc = server.bean(JdbcClient.class);
  }

  /** A Monday at 09:00 in Singapore, another one for each number. */
  static Instant monday(int number) {
    return Instant.parse("2027-03-01T01:00:00Z").plus(Duration.ofDays(7L * number));
  }

  static void goTo(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  void offer(String origin) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "team-handoff",
            Map.of(
                "origin", origin,
                "work", "review",
                "fromTeam", "ad-policy",
                "toTeam", "qa",
                "riskTier", "high",
                "policy", "benchmark",
                "markets", "SG"));
  }

  /** Seconds until nothing is due any more. */
  double drain(JobExecutor executor) {
    var begin = System.nanoTime();
    start(executor);
    try {
      waitUntilNothingIsDue();
      return (System.nanoTime() - begin) / 1e9;
    } finally {
      executor.shutdown();
    }
  }

  void waitUntilNothingIsDue() {
    Waiting.until("nothing is due", () -> due() == 0);
  }

  /** By the engine's clock. */
  Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** The engine asks its configuration whether jobs may still be executed. */
  void start(JobExecutor executor) {
    engine.getProcessEngineConfiguration().setJobExecutor(executor);
    executor.start();
  }

  private long due() {
    return jdbc.sql(
            "select count(*) from act_ru_job where process_def_key_ = 'team-handoff' and retries_ >"
                + " 0 and (duedate_ is null or duedate_ <= ?)")
        .param(new Timestamp(ClockUtil.getCurrentTime().getTime()))
        .query(Long.class)
        .single();
  }
}
