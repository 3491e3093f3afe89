package org.policyrelay.engine.guard;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.management.UpdateJobDefinitionSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.management.UpdateJobSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.SetJobRetriesByJobsAsyncBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesByProcessAsyncBuilder;
import org.camunda.bpm.engine.management.UpdateJobDefinitionSuspensionStateSelectBuilder;
import org.camunda.bpm.engine.management.UpdateJobSuspensionStateSelectBuilder;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * The engine's jobs, which nobody silences: a timer that was moved, suspended or deleted would let
 * a deadline pass without a word, while the deadline itself still said when it is due. A failed job
 * is given new retries, and the relay itself moves timers with their deadlines.
 */
class GuardedManagementService extends ManagementServiceImpl {

  private final IdentityService identity;

  GuardedManagementService(ProcessEngineConfiguration engine, IdentityService identity) {
    super(engine);
    this.identity = identity;
  }

  @Override
  public void setJobDuedate(String jobId, @Nullable Date due) {
    requireRelay();
    super.setJobDuedate(jobId, due);
  }

  @Override
  public void setJobDuedate(String jobId, @Nullable Date due, boolean cascade) {
    requireRelay();
    super.setJobDuedate(jobId, due, cascade);
  }

  @Override
  public void deleteJob(String jobId) {
    requireRelay();
    super.deleteJob(jobId);
  }

  @Override
  public void setJobRetries(String jobId, int retries) {
    requireSome(retries);
    super.setJobRetries(jobId, retries);
  }

  @Override
  public void setJobRetriesByJobDefinitionId(String definitionId, int retries) {
    requireSome(retries);
    super.setJobRetriesByJobDefinitionId(definitionId, retries);
  }

  @Override
  public SetJobRetriesBuilderImpl setJobRetries(int retries) {
    requireSome(retries);
    return super.setJobRetries(retries);
  }

  @Override
  public Batch setJobRetriesAsync(
      @Nullable List<String> jobs, @Nullable JobQuery query, int retries) {
    requireSome(retries);
    return super.setJobRetriesAsync(jobs, query, retries);
  }

  @Override
  public Batch setJobRetriesAsync(List<String> jobs, int retries) {
    requireSome(retries);
    return super.setJobRetriesAsync(jobs, retries);
  }

  @Override
  public Batch setJobRetriesAsync(JobQuery query, int retries) {
    requireSome(retries);
    return super.setJobRetriesAsync(query, retries);
  }

  @Override
  public Batch setJobRetriesAsync(
      @Nullable List<String> instances,
      @Nullable ProcessInstanceQuery query,
      @Nullable HistoricProcessInstanceQuery history,
      int retries) {
    requireSome(retries);
    return super.setJobRetriesAsync(instances, query, history, retries);
  }

  @Override
  public Batch setJobRetriesAsync(
      @Nullable List<String> instances, @Nullable ProcessInstanceQuery query, int retries) {
    requireSome(retries);
    return super.setJobRetriesAsync(instances, query, retries);
  }

  @Override
  public SetJobRetriesByJobsAsyncBuilder setJobRetriesByJobsAsync(int retries) {
    requireSome(retries);
    return super.setJobRetriesByJobsAsync(retries);
  }

  @Override
  public SetJobRetriesByProcessAsyncBuilder setJobRetriesByProcessAsync(int retries) {
    requireSome(retries);
    return super.setJobRetriesByProcessAsync(retries);
  }

  /** What has failed is tried again; what is to come comes at its time. */
  @Override
  public void executeJob(String jobId) {
    if (isSomebody() && isToCome(jobId)) {
      refuseInACommand();
    }
    super.executeJob(jobId);
  }

  /** The engine's resource for this door says nothing of what is thrown outside its commands. */
  private void refuseInACommand() {
    commandExecutor.execute(
        context -> {
          requireRelay();
          return null;
        });
  }

  private boolean isToCome(String jobId) {
    return createJobQuery()
            .jobId(jobId)
            .timers()
            .withRetriesLeft()
            .duedateHigherThan(ClockUtil.getCurrentTime())
            .count()
        > 0;
  }

  @Override
  public UpdateJobSuspensionStateSelectBuilder updateJobSuspensionState() {
    return new UpdateJobSuspensionStateBuilderImpl(commandExecutor) {
      @Override
      public void suspend() {
        requireRelay();
        super.suspend();
      }
    };
  }

  @Override
  public UpdateJobDefinitionSuspensionStateSelectBuilder updateJobDefinitionSuspensionState() {
    return new UpdateJobDefinitionSuspensionStateBuilderImpl(commandExecutor) {
      @Override
      public void suspend() {
        requireRelay();
        super.suspend();
      }
    };
  }

  private void requireSome(int retries) {
    if (retries < 1) {
      requireRelay();
    }
  }

  private void requireRelay() {
    if (isSomebody()) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED,
          "A timer belongs to its deadline and is neither moved, stopped nor deleted; hold the"
              + " change, or move deadlines with POST /api/deadlines/moves");
    }
  }

  private boolean isSomebody() {
    return identity.getCurrentAuthentication() != null;
  }
}
