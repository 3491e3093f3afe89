package org.policyrelay.engine.tuned.lists;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.policyrelay.engine.door.EngineManagers;
import org.policyrelay.engine.door.lists.ListProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our managers in the place of the engine's. */
@Configuration(proxyBeanMethods = false)
class TaskListConfiguration {

  @Bean
  ProcessEnginePlugin taskListStatements(ListProperties lists) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        DerivedStatements.addTo(engine.getSqlSessionFactory().getConfiguration());
        EngineManagers.replace(
            engine, TaskManager.class, () -> new ListedTaskManager(lists.longest()));
        EngineManagers.replace(engine, VariableInstanceManager.class, ListedVariableManager::new);
        EngineManagers.replace(engine, AuthorizationManager.class, CallerAuthorizationManager::new);
      }
    };
  }
}
