package org.policyrelay.engine.door.guard;

import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesByJobsAsyncBuilderImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesByProcessAsyncBuilderImpl;
import org.camunda.bpm.engine.impl.management.UpdateJobDefinitionSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.management.UpdateJobSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.SetJobRetriesAsyncBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesByJobsAsyncBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesByProcessAsyncBuilder;
import org.camunda.bpm.engine.management.UpdateJobDefinitionSuspensionStateSelectBuilder;
import org.camunda.bpm.engine.management.UpdateJobSuspensionStateSelectBuilder;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * The engine's jobs, which nobody silences: a timer that was moved, suspended or deleted would let
 * a deadline pass without a word, while the deadline itself still said when it is due. A failed job
 * is given new retries, and the relay itself moves timers with their deadlines.
 */
class GuardedManagementService extends ManagementServiceImpl {

  /** More would only hide for longer that it fails. */
  private static final int MOST_RETRIES = 100;

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

  /** Every other way to set retries leads to one of these three. */
  @Override
  public SetJobRetriesBuilderImpl setJobRetries(int retries) {
    requireSome(retries);
    return new SetJobRetriesBuilderImpl(commandExecutor, retries) {
      @Override
      public SetJobRetriesBuilder dueDate(@Nullable Date due) {
        requireRelay();
        return super.dueDate(due);
      }
    };
  }

  @Override
  public SetJobRetriesByJobsAsyncBuilder setJobRetriesByJobsAsync(int retries) {
    requireSome(retries);
    return new SetJobRetriesByJobsAsyncBuilderImpl(commandExecutor, retries) {
      @Override
      public SetJobRetriesAsyncBuilder dueDate(@Nullable Date due) {
        requireRelay();
        return super.dueDate(due);
      }
    };
  }

  @Override
  public SetJobRetriesByProcessAsyncBuilder setJobRetriesByProcessAsync(int retries) {
    requireSome(retries);
    return new SetJobRetriesByProcessAsyncBuilderImpl(commandExecutor, retries) {
      @Override
      public SetJobRetriesByProcessAsyncBuilder dueDate(@Nullable Date due) {
        requireRelay();
        return super.dueDate(due);
      }
    };
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
    if (retries > MOST_RETRIES) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST, "A step is tried at most " + MOST_RETRIES + " times more");
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
