package org.policyrelay.engine.tuned.jobs;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.util.ClassLoaderUtil;
import org.camunda.bpm.engine.management.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs on their way through the engine, in one thread of the executor. */
final class JobRun {

  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  private final ProcessEngineConfigurationImpl engine;
  private final JobExecutorContext context = new JobExecutorContext();

  JobRun(ProcessEngineImpl engine) {
    this.engine = engine.getProcessEngineConfiguration();
  }

  /**
   * All in one transaction.
   *
   * @return false when one has failed, or has to be alone, and so nothing of it was committed
   */
  boolean together(List<String> jobs) {
    var done = new AtomicBoolean();
    try {
      inContext(() -> done.set(engine.getCommandExecutorTxRequired().execute(all(jobs))));
    } catch (RuntimeException failed) {
      LOG.debug("{} jobs are executed one by one: {}", jobs.size(), failed.getMessage());
      return false;
    }
    if (done.get()) {
      engine.getMetricsRegistry().markOccurrence(Metrics.JOB_SUCCESSFUL, jobs.size());
    }
    return done.get();
  }

  /**
   * Each in a transaction of its own, and what they leave to their own process instance after them.
   *
   * @return false when one has failed: it has lost a retry, or is free again
   */
  boolean oneByOne(List<String> jobs) {
    next().addAll(jobs);
    var failed = new AtomicBoolean();
    inContext(
        () -> {
          while (!next().isEmpty()) {
            if (!execute(next().remove(0))) {
              failed.set(true);
            }
          }
        });
    return !failed.get();
  }

  /** What the jobs have left to their own process instances, locked and not executed yet. */
  List<String> next() {
    return context.getCurrentProcessorJobQueue();
  }

  private boolean execute(String id) {
    var failure = new JobFailureCollector(id);
    try {
      ExecuteJobHelper.executeJob(
          id,
          engine.getCommandExecutorTxRequired(),
          failure,
          new ExecuteJobsCmd(id, failure),
          engine);
      return true;
    } catch (RuntimeException failed) {
      if (ProcessEngineLogger.shouldLogJobException(engine, failure.getJob())) {
        ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(id, failed);
      }
      return false;
    }
  }

  private void inContext(Runnable work) {
    var loader = ClassLoaderUtil.switchToProcessEngineClassloader();
    Context.setJobExecutorContext(context);
    try {
      work.run();
    } finally {
      Context.removeJobExecutorContext();
      ClassLoaderUtil.setContextClassloader(loader);
    }
  }

  private static Command<Boolean> all(List<String> ids) {
    return context -> {
      if (ids.stream().anyMatch(id -> WaitingSteps.beginsWithOne(id, context))) {
        return false;
      }
      for (var id : ids) {
        new ExecuteJobsCmd(id, new JobFailureCollector(id)).execute(context);
      }
      return true;
    };
  }
}
