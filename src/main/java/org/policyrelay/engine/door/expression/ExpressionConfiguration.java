package org.policyrelay.engine.door.expression;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.policyrelay.engine.ListTerms;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the engine our expressions before it starts. */
@Configuration(proxyBeanMethods = false)
class ExpressionConfiguration {

  @Bean
  ProcessEnginePlugin modelExpressions(ApplicationContext beans, ListTerms terms) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new ModelExpressionManager(beans, terms));
      }
    };
  }
}
