package org.policyrelay.engine.tuned.jobs;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.policyrelay.engine.door.EngineManagers;
import org.policyrelay.engine.door.ModelListeners;
import org.springframework.core.task.TaskExecutor;

/** Puts our job executor, and what leaves jobs to it, in the place of the engine's. */
public final class TunedJobs extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomIncidentHandlers(List.of(new FailedJobIncidents()));
    ModelListeners.add(engine, new WaitingSteps());
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    EngineManagers.replace(engine, JobManager.class, StraightJobManager::new);
  }

  /**
   * @param settings those of the engine's own, {@code camunda.bpm.job-execution}
   */
  public static JobExecutor executor(TaskExecutor threads, JobExecutionProperty settings) {
    var executor = new BatchingJobExecutor();
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    Optional.ofNullable(settings.getLockTimeInMillis()).ifPresent(executor::setLockTimeInMillis);
    Optional.ofNullable(settings.getMaxJobsPerAcquisition())
        .ifPresent(executor::setMaxJobsPerAcquisition);
    Optional.ofNullable(settings.getWaitTimeInMillis()).ifPresent(executor::setWaitTimeInMillis);
    Optional.ofNullable(settings.getMaxWait()).ifPresent(executor::setMaxWait);
    return executor;
  }
}
