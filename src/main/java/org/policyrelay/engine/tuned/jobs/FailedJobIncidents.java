package org.policyrelay.engine.tuned.jobs;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The engine's. It looks for incidents with every job that ends or is cancelled, and almost none
 * has one; whether a job's execution has any is noted on the execution, and that has been read.
 */
final class FailedJobIncidents extends DefaultIncidentHandler {

  FailedJobIncidents() {
    super(Incident.FAILED_JOB_HANDLER_TYPE);
  }

  @Override
  protected void removeIncident(IncidentContext context, boolean resolved) {
    var execution = executionOf(context);
    if (execution == null || !execution.getIncidents().isEmpty()) {
      super.removeIncident(context, resolved);
    }
  }

  /** Null for a job of no execution, or of one that this command has not read. */
  private static @Nullable ExecutionEntity executionOf(IncidentContext context) {
    return context.getExecutionId() == null
        ? null
        : Context.getCommandContext()
            .getDbEntityManager()
            .getCachedEntity(ExecutionEntity.class, context.getExecutionId());
  }
}
