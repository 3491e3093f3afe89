package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.policyrelay.engine.PasswordWatch;
import org.policyrelay.engine.door.EngineManagers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the engine check passwords without counting the wrong ones. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

  @Bean
  ProcessEnginePlugin uncountedPasswords(ObjectProvider<PasswordWatch> watch) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        var nobody = UncountedPasswords.nobody(engine);
        for (var type :
            new Class<?>[] {ReadOnlyIdentityProvider.class, WritableIdentityProvider.class}) {
          EngineManagers.replace(
              engine, type, () -> new UncountedPasswords(watch.stream().findFirst(), nobody));
        }
      }
    };
  }
}
