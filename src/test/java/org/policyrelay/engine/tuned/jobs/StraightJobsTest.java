package org.policyrelay.engine.tuned.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
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
import org.springframework.transaction.support.TransactionTemplate;

/** What an answer leaves behind goes on though nobody ever looks for due jobs. */
@Tuned
@RelayTest
class StraightJobsTest {

  @Autowired Relay relay;
  @Autowired ProcessEngine engine;
  @Autowired BareHandoffs handoffs;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
  private final AtomicInteger woken = new AtomicInteger();

  /** Never acquires anything, and counts how often it should have. */
  private final BatchingJobExecutor executor =
      new BatchingJobExecutor() {
        @Override
        protected void startExecutingJobs() {
          // no acquisition
        }

        @Override
        protected void stopExecutingJobs() {
          // none was begun
        }

        @Override
        public void jobWasAdded() {
          woken.incrementAndGet();
        }
      };

  private JobExecutor before = executor;
  private String handoff = "";

  @BeforeEach
  void aHandoffIsOffered() {
    relay.stopTime();
    handoff = handoffs.offer("STRAIGHT");
    threads.setCorePoolSize(2);
    threads.setMaxPoolSize(2);
    threads.afterPropertiesSet();
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    executor.registerProcessEngine((ProcessEngineImpl) engine);
    var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
    before = configuration.getJobExecutor();
    configuration.setJobExecutor(executor);
    executor.start();
  }

  @AfterEach
  void cleanUp() {
    executor.shutdown();
    threads.shutdown();
    ((ProcessEngineImpl) engine).getProcessEngineConfiguration().setJobExecutor(before);
    handoffs.cleanUp("STRAIGHT");
  }

  @Test
  void anAnswerIsFollowedByTheNextTask() {
    relay.answer("qa-lead", task("Task_AcceptHandoff"), "outcome", "accept");

    await().until(() -> isThere("Task_DeliverWork"));
    assertThat(woken).as("the acquisition has nothing to look for").hasValue(0);
  }

  @Test
  void whatIsRolledBackLeavesNothing() {
    var task = task("Task_AcceptHandoff");
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    transaction -> {
                      relay.answer("qa-lead", task, "outcome", "accept");
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");

    assertThat(threads.getThreadPoolExecutor().getTaskCount()).isZero();
    assertThat(task("Task_AcceptHandoff")).isEqualTo(task);
  }

  @Test
  void whatFailsLosesARetryAndIsLookedForAgain() {
    jdbc.sql("update handoff set state = 'WITHDRAWN' where origin = 'STRAIGHT'").update();
    relay.answer("qa-lead", task("Task_AcceptHandoff"), "outcome", "accept");

    await().until(() -> management.createJobQuery().withException().count() == 1);
    await().untilAtomic(woken, greaterThan(0));
    var failed = (JobEntity) management.createJobQuery().withException().singleResult();
    assertThat(failed.getRetries()).isEqualTo(2);
    assertThat(failed.getLockOwner()).as("free for everybody").isNull();
  }

  @Test
  void aJobThatWaitsForItsTurnIsThisNodes() {
    var gate = new CountDownLatch(1);
    threads.execute(() -> hold(gate));
    threads.execute(() -> hold(gate));
    relay.answer("qa-lead", task("Task_AcceptHandoff"), "outcome", "accept");
    try {
      var waiting =
          (JobEntity)
              management.createJobQuery().processInstanceId(handoff).messages().singleResult();
      assertThat(waiting.getLockOwner()).isEqualTo(executor.getLockOwner());
      assertThat(waiting.getLockExpirationTime())
          .isEqualTo(relay.now().plus(Duration.ofMillis(executor.getLockTimeInMillis())));
    } finally {
      gate.countDown();
    }
    await().until(() -> isThere("Task_DeliverWork"));
  }

  private static void hold(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isThere(String step) {
    return tasks.createTaskQuery().processInstanceId(handoff).taskDefinitionKey(step).count() == 1;
  }

  private String task(String step) {
    return tasks
        .createTaskQuery()
        .processInstanceId(handoff)
        .taskDefinitionKey(step)
        .singleResult()
        .getId();
  }
}
