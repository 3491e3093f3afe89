package org.policyrelay.engine.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.util.ClassLoaderUtil;
import org.camunda.bpm.engine.management.Metrics;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off jobs that are due at the same time several in one transaction, so that the engine
 * writes what they change in batches. When thousands of escalations are due after a downtime, that
 * is what the time goes into.
 *
 * <p>All or none of a batch is committed. If one job fails, none of them has happened, and each is
 * executed by itself in the engine's own way: the one that fails loses a retry, the others succeed.
 * A job that is due alone is never batched.
 */
class BatchingJobExecutor extends SpringJobExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(BatchingJobExecutor.class);

  /** More would hold locks for longer and gain little. */
  private static final int AT_ONCE = 20;

  private final BlockingQueue<List<String>> waiting = new LinkedBlockingQueue<>();

  /**
   * @param jobIds jobs that must be executed one after the other: one, or exclusive ones of the
   *     same process instance
   */
  @Override
  public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
    waiting.add(jobIds);
    try {
      getTaskExecutor().execute(() -> workOff(engine));
    } catch (RejectedExecutionException full) {
      if (waiting.remove(jobIds)) {
        getRejectedJobsHandler().jobsRejected(jobIds, engine, this);
      }
    }
  }

  private void workOff(ProcessEngineImpl engine) {
    var batch = new ArrayList<List<String>>();
    waiting.drainTo(batch, AT_ONCE);
    if (batch.size() > 1 && isActive() && executeTogether(batch, engine)) {
      return;
    }
    batch.forEach(jobs -> getExecuteJobsRunnable(jobs, engine).run());
  }

  /**
   * @return false when nothing of it was committed
   */
  private boolean executeTogether(List<List<String>> batch, ProcessEngineImpl engine) {
    var ids = batch.stream().flatMap(List::stream).toList();
    var configuration = engine.getProcessEngineConfiguration();
    var context = new JobExecutorContext();
    var loader = ClassLoaderUtil.switchToProcessEngineClassloader();
    Context.setJobExecutorContext(context);
    try {
      configuration.getCommandExecutorTxRequired().execute(all(ids));
    } catch (RuntimeException failed) {
      LOG.debug("{} jobs are executed one by one: {}", ids.size(), failed.getMessage());
      return false;
    } finally {
      Context.removeJobExecutorContext();
      ClassLoaderUtil.setContextClassloader(loader);
    }
    configuration.getMetricsRegistry().markOccurrence(Metrics.JOB_SUCCESSFUL, ids.size());
    var next = context.getCurrentProcessorJobQueue();
    if (next.isEmpty()) {
      jobWasAdded();
    } else {
      // jobs that these have brought about and that belong to the same instances
      getExecuteJobsRunnable(next, engine).run();
    }
    return true;
  }

  private static Command<Integer> all(List<String> ids) {
    return context -> {
      for (var id : ids) {
        new ExecuteJobsCmd(id, new JobFailureCollector(id)).execute(context);
      }
      return ids.size();
    };
  }
}
