package org.policyrelay.engine.tuned.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.BareHandoffs;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Many ladders due at once, with the job executor running as in production. */
@Tuned
@RelayTest
class BatchingJobExecutorTest {

  private static final int HANDOFFS = 60;

  @Autowired Relay relay;
  @Autowired ProcessEngine engine;
  @Autowired BareHandoffs handoffs;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
  private final BatchingJobExecutor executor = new BatchingJobExecutor();
  private JobExecutor before = executor;

  /** What begins by its own timer has no part in this, and would end while all is cleaned up. */
  private List<String> beginnings = List.of();

  @BeforeEach
  void manyHandoffsAreOfferedAtOnce() {
    relay.stopTime();
    beginnings =
        management.createJobQuery().timers().active().list().stream()
            .filter(job -> job.getProcessInstanceId() == null)
            .map(Job::getId)
            .toList();
    beginnings.forEach(management::suspendJobById);
    for (var index = 0; index < HANDOFFS; index++) {
      handoffs.offer("BATCH");
    }
    relay.settle();
    relay.wait(Duration.ofMinutes(90));

    threads.setCorePoolSize(3);
    threads.setMaxPoolSize(3);
    threads.setQueueCapacity(20);
    threads.afterPropertiesSet();
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    executor.setMaxJobsPerAcquisition(30);
    executor.setWaitTimeInMillis(100);
    executor.setMaxWait(100);
    executor.registerProcessEngine((ProcessEngineImpl) engine);
    var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
    before = configuration.getJobExecutor();
    configuration.setJobExecutor(executor);
  }

  @AfterEach
  void cleanUp() {
    executor.shutdown();
    threads.shutdown();
    ((ProcessEngineImpl) engine).getProcessEngineConfiguration().setJobExecutor(before);
    handoffs.cleanUp("BATCH");
    beginnings.forEach(management::activateJobById);
  }

  @Test
  void everyRungFiresOnce() {
    executor.start();
    await().atMost(Duration.ofSeconds(180)).until(() -> due() == 0);
    executor.shutdown();

    assertThat(fired()).hasSize(HANDOFFS).doesNotHaveDuplicates();
    assertThat(management.createJobQuery().withException().count()).isZero();
  }

  @Test
  void aJobThatFailsTakesNoOtherWithIt() {
    var broken = offered().get(17);
    jdbc.sql("update deadline set rungs = 'no ladder' where subject = ?").param(broken).update();
    executor.start();
    await().atMost(Duration.ofSeconds(180)).until(() -> due() == 0);
    executor.shutdown();

    assertThat(fired()).hasSize(HANDOFFS - 1).doesNotHaveDuplicates().doesNotContain(broken);
    var failed = management.createJobQuery().withException().list();
    assertThat(failed).singleElement().satisfies(job -> assertThat(job.getRetries()).isEqualTo(2));
    assertThat(failed.get(0).getExceptionMessage()).contains("no ladder");
  }

  private List<String> offered() {
    return jdbc.sql("select handoff_key from handoff where origin = 'BATCH' order by handoff_key")
        .query(String.class)
        .list();
  }

  private List<String> fired() {
    return jdbc.sql(
            "select subject from audit_entry where event = 'escalated' and subject in (select"
                + " handoff_key from handoff where origin = 'BATCH')")
        .query(String.class)
        .list();
  }

  /** What is due and not waiting for its next attempt. */
  private long due() {
    return management.createJobQuery().timers().executable().active().count();
  }
}
