package org.policyrelay.engine.door.lists;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.policyrelay.engine.ListTerms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our stored lists in the place of the engine's. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration {

  @Bean
  ProcessEnginePlugin storedLists(ListTerms terms) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setFilterService(new SavedListService(engine.getIdentityService(), terms));
      }
    };
  }
}
