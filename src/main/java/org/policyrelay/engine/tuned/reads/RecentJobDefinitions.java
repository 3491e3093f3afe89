package org.policyrelay.engine.tuned.reads;

import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.jspecify.annotations.Nullable;

/**
 * The engine's, but what was read within the last second is not read again: a command gets a copy
 * of its own, which it may change as if it had read it.
 */
final class RecentJobDefinitions extends JobDefinitionManager {

  private final Recently<JobDefinitionEntity> known;

  RecentJobDefinitions(Recently<JobDefinitionEntity> known) {
    this.known = known;
  }

  @Override
  public @Nullable JobDefinitionEntity findById(String id) {
    if (getDbEntityManager().getCachedEntity(JobDefinitionEntity.class, id) != null) {
      return super.findById(id);
    }
    var recent = known.get(id);
    if (recent != null) {
      var own = copy(recent);
      getDbEntityManager().getDbEntityCache().putPersistent(own);
      return own;
    }
    var read = super.findById(id);
    if (read != null) {
      known.put(id, copy(read));
    }
    return read;
  }

  private static JobDefinitionEntity copy(JobDefinitionEntity of) {
    var copy = new JobDefinitionEntity();
    copy.setId(of.getId());
    copy.setRevision(of.getRevision());
    copy.setProcessDefinitionId(of.getProcessDefinitionId());
    copy.setProcessDefinitionKey(of.getProcessDefinitionKey());
    copy.setActivityId(of.getActivityId());
    copy.setJobType(of.getJobType());
    copy.setJobConfiguration(of.getJobConfiguration());
    copy.setSuspensionState(of.getSuspensionState());
    copy.setJobPriority(of.getOverridingJobPriority());
    copy.setTenantId(of.getTenantId());
    copy.setDeploymentId(of.getDeploymentId());
    return copy;
  }

  @Override
  public void updateJobDefinitionSuspensionStateById(String id, SuspensionState state) {
    known.forget();
    super.updateJobDefinitionSuspensionStateById(id, state);
  }

  @Override
  public void updateJobDefinitionSuspensionStateByProcessDefinitionId(
      String process, SuspensionState state) {
    known.forget();
    super.updateJobDefinitionSuspensionStateByProcessDefinitionId(process, state);
  }

  @Override
  public void updateJobDefinitionSuspensionStateByProcessDefinitionKey(
      String key, SuspensionState state) {
    known.forget();
    super.updateJobDefinitionSuspensionStateByProcessDefinitionKey(key, state);
  }

  @Override
  public void updateJobDefinitionSuspensionStateByProcessDefinitionKeyAndTenantId(
      String key, @Nullable String tenant, SuspensionState state) {
    known.forget();
    super.updateJobDefinitionSuspensionStateByProcessDefinitionKeyAndTenantId(key, tenant, state);
  }
}
