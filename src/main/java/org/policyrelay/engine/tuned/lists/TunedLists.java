package org.policyrelay.engine.tuned.lists;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.policyrelay.engine.door.EngineManagers;

/** Puts our managers in the place of the engine's. */
public final class TunedLists extends AbstractProcessEnginePlugin {

  private final int longest;

  /**
   * @param longest how many tasks one answer may have
   */
  public TunedLists(int longest) {
    this.longest = longest;
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    DerivedStatements.addTo(engine.getSqlSessionFactory().getConfiguration());
    EngineManagers.replace(engine, TaskManager.class, () -> new ListedTaskManager(longest));
    EngineManagers.replace(engine, VariableInstanceManager.class, ListedVariableManager::new);
    EngineManagers.replace(engine, AuthorizationManager.class, CallerAuthorizationManager::new);
  }
}
