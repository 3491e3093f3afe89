package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.policyrelay.engine.StepFailed;
import org.policyrelay.engine.StepFailureOver;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Says which steps have failed for good, and when that is over, beside what the engine notes of
 * them.
 */
final class ToldFailures implements IncidentHandler {

  private final IncidentHandler engine;
  private final ApplicationEventPublisher events;

  ToldFailures(IncidentHandler engine, ApplicationEventPublisher events) {
    this.engine = engine;
    this.events = events;
  }

  @Override
  public String getIncidentHandlerType() {
    return engine.getIncidentHandlerType();
  }

  @Override
  public Incident handleIncident(IncidentContext context, String message) {
    var incident = engine.handleIncident(context, message);
    if (context.getExecutionId() != null) {
      var instance =
          Context.getCommandContext()
              .getExecutionManager()
              .findExecutionById(context.getExecutionId())
              .getProcessInstance();
      var process = (ProcessDefinitionEntity) instance.getProcessDefinition();
      events.publishEvent(
          new StepFailed(
              incident.getId(),
              context.getConfiguration(),
              process.getKey(),
              instance.getBusinessKey(),
              message));
    }
    return incident;
  }

  @Override
  public void resolveIncident(IncidentContext context) {
    engine.resolveIncident(context);
    tellOver(context, true);
  }

  @Override
  public void deleteIncident(IncidentContext context) {
    engine.deleteIncident(context);
    tellOver(context, false);
  }

  /** The engine asks this of every job that ends; what it has found of it, it has read already. */
  private void tellOver(IncidentContext context, boolean triedAgain) {
    var job = context.getConfiguration();
    Context.getCommandContext()
        .getDbEntityManager()
        .getCachedEntitiesByType(IncidentEntity.class)
        .stream()
        .filter(incident -> job.equals(incident.getConfiguration()))
        .findFirst()
        .ifPresent(incident -> events.publishEvent(new StepFailureOver(job, triedAgain)));
  }
}
