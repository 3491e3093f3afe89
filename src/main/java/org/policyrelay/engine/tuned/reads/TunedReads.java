package org.policyrelay.engine.tuned.reads;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.policyrelay.engine.door.EngineManagers;

/**
 * Lets the engine read its definitions once a second, and not in every command, and its history
 * without reading what the command has at hand.
 */
public final class TunedReads extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setHistoryEventProducer(new DeployedDefinitions());
    engine.setEnableDefaultDbHistoryEventHandler(false);
    engine.getCustomHistoryEventHandlers().add(new TaskStarts());
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    var processes = new Recently<Boolean>();
    EngineManagers.replace(
        engine, ProcessDefinitionManager.class, () -> new RecentProcessDefinitions(processes));
    var jobs = new Recently<JobDefinitionEntity>();
    EngineManagers.replace(
        engine, JobDefinitionManager.class, () -> new RecentJobDefinitions(jobs));
  }
}
