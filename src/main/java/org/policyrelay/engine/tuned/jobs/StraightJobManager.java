package org.policyrelay.engine.tuned.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The engine's, with a short way for work that goes on at once. The engine stores such a job and
 * wakes the acquisition, which looks for what is due and locks what it finds: two statements and a
 * transaction, and a wait, for a job that is in our hands already. Here it is stored with this
 * node's lock and given to the executor when the transaction has been committed. If the node dies
 * in between, the lock expires and another one takes the job.
 */
final class StraightJobManager extends JobManager {

  /** What this command leaves behind, by process instance: each instance's jobs stay in order. */
  private final Map<String, List<String>> left = new LinkedHashMap<>();

  @Override
  protected void hintJobExecutor(JobEntity job) {
    if (Context.getProcessEngineConfiguration().getJobExecutor()
            instanceof BatchingJobExecutor executor
        && executor.isActive()
        && goesOnAtOnce(job)) {
      executor.lock(job);
      if (left.isEmpty()) {
        Context.getCommandContext()
            .getTransactionContext()
            .addTransactionListener(
                TransactionState.COMMITTED, context -> handOver(executor, context));
      }
      left.computeIfAbsent(job.getProcessInstanceId(), instance -> new ArrayList<>())
          .add(job.getId());
      return;
    }
    super.hintJobExecutor(job);
  }

  /** A timer has its time, and what the job under way leaves to its own instance follows it. */
  private boolean goesOnAtOnce(JobEntity job) {
    var running = Context.getJobExecutorContext();
    return job instanceof MessageEntity
        && job.getProcessInstanceId() != null
        && !job.isSuspended()
        && (job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()))
        && isJobPriorityInJobExecutorPriorityRange(job.getPriority())
        && (running == null || !areInSameProcessInstance(job, running.getCurrentJob()));
  }

  private void handOver(BatchingJobExecutor executor, CommandContext context) {
    var engine = Objects.requireNonNull(context.getProcessEngineConfiguration().getProcessEngine());
    left.values().forEach(jobs -> executor.goOnWith(jobs, engine));
    left.clear();
  }
}
