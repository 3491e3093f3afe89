package org.policyrelay.engine.door.lists;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.policyrelay.engine.ListTerms;
import org.policyrelay.engine.door.EngineManagers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts our lists, stored or asked for, in the place of the engine's. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration {

  /** Before what may make them faster, and keeps the same promises. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE - 1)
  ProcessEnginePlugin checkedLists(ListProperties lists, ListTerms terms) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setFilterService(new SavedListService(engine::getIdentityService, terms));
      }

      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        EngineManagers.replace(
            engine, TaskManager.class, () -> new BoundedTaskManager(lists.longest()));
      }
    };
  }
}
