package org.policyrelay.engine.door;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the engine as the starter does, but when it is its turn. */
@Configuration(proxyBeanMethods = false)
class EngineStart {

  /** After our tables, and in this node's turn to make its own. */
  @Bean
  @DependsOnDatabaseInitialization
  ProcessEngineConfigurationImpl processEngineConfigurationImpl(List<ProcessEnginePlugin> plugins) {
    var engine = CamundaSpringBootUtil.springProcessEngineConfiguration();
    engine.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
    return engine;
  }
}
