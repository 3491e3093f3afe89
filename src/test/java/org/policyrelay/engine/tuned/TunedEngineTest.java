package org.policyrelay.engine.tuned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.door.lists.BoundedTaskManager;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * What is switched on is in its place; what is off is the engine's own, and nothing is half-way.
 */
@RelayTest
class TunedEngineTest {

  @Autowired ProcessEngine engine;
  @Autowired TunedProperties on;

  @Test
  void allOrNothingIsOn() {
    var off = "off".equals(System.getProperty(Tuned.PROPERTY));
    assertThat(on).isEqualTo(off ? all(false) : all(true));
  }

  @Test
  void aPartIsOnUnlessASettingSaysOtherwise() {
    assertThat(new Binder().bindOrCreate("nothing.is.set", TunedProperties.class))
        .isEqualTo(all(true));
  }

  @Test
  void everyPartIsInItsPlaceOrTheEnginesOwnIs() {
    var own = configuration();
    assertThat(manager(TaskManager.class).equals(BoundedTaskManager.class))
        .isNotEqualTo(on.lists());
    for (var type : Arrays.asList(VariableInstanceManager.class, AuthorizationManager.class)) {
      assertThat(manager(type).equals(type)).as(type.getName()).isNotEqualTo(on.lists());
    }
    for (var type : Arrays.asList(ProcessDefinitionManager.class, JobDefinitionManager.class)) {
      assertThat(manager(type).equals(type)).as(type.getName()).isNotEqualTo(on.reads());
    }
    assertThat(
            own.getHistoryEventProducer().getClass().equals(CacheAwareHistoryEventProducer.class))
        .isNotEqualTo(on.reads());
    assertThat(manager(JobManager.class).equals(JobManager.class)).isNotEqualTo(on.jobs());
  }

  private static TunedProperties all(boolean on) {
    return new TunedProperties(on, on, on);
  }

  private Class<?> manager(Class<?> type) {
    var factory = configuration().getSessionFactories().get(type);
    assertThat(factory).as(type.getName()).isNotNull();
    return configuration()
        .getCommandExecutorTxRequired()
        .execute(context -> context.getSession(type).getClass());
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
