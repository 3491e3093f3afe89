package org.policyrelay.engine.tuned;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.policyrelay.engine.door.lists.ListProperties;
import org.policyrelay.engine.tuned.jobs.TunedJobs;
import org.policyrelay.engine.tuned.lists.TunedLists;
import org.policyrelay.engine.tuned.reads.TunedReads;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

/** Puts what is switched on in the place of the engine's own; what is not is the engine's. */
@Configuration(proxyBeanMethods = false)
class TunedEngine {

  /** After the guards, which stay in their places whatever is switched on. */
  @Bean
  ProcessEnginePlugin tuned(TunedProperties on, ListProperties bounds) {
    var parts = new ArrayList<ProcessEnginePlugin>();
    if (on.lists()) {
      parts.add(new TunedLists(bounds.longest()));
    }
    if (on.reads()) {
      parts.add(new TunedReads());
    }
    if (on.jobs()) {
      parts.add(new TunedJobs());
    }
    return new CompositeProcessEnginePlugin(parts);
  }

  /** Without it the starter makes the engine's own, from the same settings. */
  @Bean
  @ConditionalOnBooleanProperty(name = "relay.engine.tuned.jobs", matchIfMissing = true)
  @ConditionalOnProperty(
      prefix = "camunda.bpm.job-execution",
      name = "enabled",
      havingValue = "true",
      matchIfMissing = true)
  JobExecutor jobExecutor(
      @Qualifier("camundaTaskExecutor") TaskExecutor threads, CamundaBpmProperties properties) {
    return TunedJobs.executor(threads, properties.getJobExecution());
  }
}
