package org.policyrelay.engine.tuned.jobs;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/**
 * Works off jobs that are due at the same time several in one transaction, so that the engine
 * writes what they change in batches. When thousands of escalations are due after a downtime, that
 * is what the time goes into.
 *
 * <p>All or none of a batch is committed. If one job fails, none of them has happened, and each is
 * executed by itself in the engine's own way: the one that fails loses a retry, the others succeed.
 * A job that is due alone is never batched, nor is one that {@linkplain WaitingSteps waits for the
 * network}.
 *
 * <p>What goes on at once comes here straight from the transaction that left it behind, see {@link
 * StraightJobManager}.
 */
class BatchingJobExecutor extends SpringJobExecutor {

  /** More would hold locks for longer and gain little. */
  private static final int AT_ONCE = 20;

  private final BlockingQueue<Turn> waiting = new LinkedBlockingQueue<>();

  /**
   * Jobs that must be executed one after the other: one, or exclusive ones of the same process
   * instance.
   *
   * @param straight whether they came past the acquisition, so that nothing waits for them there
   */
  private record Turn(List<String> jobs, boolean straight) {}

  @Override
  public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
    execute(new Turn(jobIds, false), engine);
  }

  /** Executes jobs that {@link #lock} has made this executor's and that have been committed. */
  void goOnWith(List<String> jobIds, ProcessEngineImpl engine) {
    execute(new Turn(jobIds, true), engine);
  }

  /** From here on nobody else takes the job, until the lock expires. */
  void lock(JobEntity job) {
    job.setLockOwner(getLockOwner());
    job.setLockExpirationTime(
        new Date(ClockUtil.getCurrentTime().getTime() + getLockTimeInMillis()));
  }

  private void execute(Turn turn, ProcessEngineImpl engine) {
    waiting.add(turn);
    try {
      getTaskExecutor().execute(() -> workOff(engine));
    } catch (RejectedExecutionException full) {
      if (waiting.remove(turn)) {
        getRejectedJobsHandler().jobsRejected(turn.jobs(), engine, this);
      }
    }
  }

  private void workOff(ProcessEngineImpl engine) {
    var batch = new ArrayList<Turn>();
    waiting.drainTo(batch, AT_ONCE);
    if (!isActive()) {
      batch.forEach(turn -> inTheEnginesWay(turn.jobs(), engine));
      return;
    }
    if (batch.size() > 1 && executeTogether(batch, engine)) {
      return;
    }
    for (var turn : batch) {
      if (turn.straight()) {
        executeStraight(turn.jobs(), engine);
      } else {
        inTheEnginesWay(turn.jobs(), engine);
      }
    }
  }

  /**
   * @return false when nothing of it was committed
   */
  private boolean executeTogether(List<Turn> batch, ProcessEngineImpl engine) {
    var run = new JobRun(engine);
    if (!run.together(batch.stream().map(Turn::jobs).flatMap(List::stream).toList())) {
      return false;
    }
    if (!run.next().isEmpty()) {
      inTheEnginesWay(run.next(), engine);
    } else if (!batch.stream().allMatch(Turn::straight)) {
      jobWasAdded();
    }
    return true;
  }

  /** The acquisition is woken only when a job has failed and is to be taken again. */
  private void executeStraight(List<String> jobs, ProcessEngineImpl engine) {
    var run = new JobRun(engine);
    if (!run.oneByOne(jobs)) {
      jobWasAdded();
    }
  }

  /** Each job by itself, or given back when the executor has been stopped. */
  private void inTheEnginesWay(List<String> jobs, ProcessEngineImpl engine) {
    getExecuteJobsRunnable(jobs, engine).run();
  }
}
