package org.policyrelay.engine.tuned.reads;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.jspecify.annotations.Nullable;

/**
 * The engine's, but a definition that is deployed on this node and was compared with its row within
 * the last second is taken as it is. Whoever changes a definition reads it by another way.
 */
final class RecentProcessDefinitions extends ProcessDefinitionManager {

  private final Recently<Boolean> compared;

  RecentProcessDefinitions(Recently<Boolean> compared) {
    this.compared = compared;
  }

  @Override
  public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
    var read = super.getCachedResourceDefinitionEntity(id);
    return read != null || compared.get(id) == null
        ? read
        : Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .getProcessDefinitionCache()
            .get(id);
  }

  @Override
  public ProcessDefinitionEntity findLatestDefinitionById(String id) {
    var read = super.findLatestDefinitionById(id);
    compared.put(id, true);
    return read;
  }

  @Override
  public void updateProcessDefinitionSuspensionStateById(String id, SuspensionState state) {
    compared.forget();
    super.updateProcessDefinitionSuspensionStateById(id, state);
  }

  @Override
  public void updateProcessDefinitionSuspensionStateByKey(String key, SuspensionState state) {
    compared.forget();
    super.updateProcessDefinitionSuspensionStateByKey(key, state);
  }

  @Override
  public void updateProcessDefinitionSuspensionStateByKeyAndTenantId(
      String key, @Nullable String tenant, SuspensionState state) {
    compared.forget();
    super.updateProcessDefinitionSuspensionStateByKeyAndTenantId(key, tenant, state);
  }
}
