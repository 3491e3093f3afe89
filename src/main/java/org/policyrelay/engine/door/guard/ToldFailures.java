package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.policyrelay.engine.StepFailed;
import org.springframework.context.ApplicationEventPublisher;

/** Says which steps have failed for good, beside what the engine notes of them. */
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
          new StepFailed(incident.getId(), process.getKey(), instance.getBusinessKey(), message));
    }
    return incident;
  }

  @Override
  public void resolveIncident(IncidentContext context) {
    engine.resolveIncident(context);
  }

  @Override
  public void deleteIncident(IncidentContext context) {
    engine.deleteIncident(context);
  }
}
