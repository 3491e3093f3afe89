package org.policyrelay.engine.tuned.reads;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Tells the history what happened as the engine does, but takes the key, version and name of the
 * process, which never change, from the model in memory and does not read its row for them.
 */
final class DeployedDefinitions extends CacheAwareHistoryEventProducer {

  @Override
  protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
    var deployed =
        id == null
            ? null
            : Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .getProcessDefinitionCache()
                .get(id);
    return deployed == null ? super.getProcessDefinitionEntity(id) : deployed;
  }
}
