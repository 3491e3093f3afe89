package org.policyrelay.handoff.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** The dates, the worker and the priority that {@code team-handoff.bpmn} asks for. */
@Component
public class HandoffDates {

  private final Handoffs handoffs;
  private final Deadlines deadlines;

  HandoffDates(Handoffs handoffs, Deadlines deadlines) {
    this.handoffs = handoffs;
    this.deadlines = deadlines;
  }

  public Date acceptBy(DelegateExecution execution) {
    return due(execution, Stage.ACCEPTANCE);
  }

  public Date acceptReminder(DelegateExecution execution) {
    return reminder(execution, Stage.ACCEPTANCE);
  }

  public Date nextAcceptanceRung(DelegateExecution execution) {
    return nextRung(execution, Stage.ACCEPTANCE);
  }

  public Date deliverBy(DelegateExecution execution) {
    return due(execution, Stage.DELIVERY);
  }

  public Date deliverReminder(DelegateExecution execution) {
    return reminder(execution, Stage.DELIVERY);
  }

  public Date nextDeliveryRung(DelegateExecution execution) {
    return nextRung(execution, Stage.DELIVERY);
  }

  public Date answerBy(DelegateExecution execution) {
    return due(execution, Stage.ANSWER);
  }

  public Date answerReminder(DelegateExecution execution) {
    return reminder(execution, Stage.ANSWER);
  }

  public Date nextAnswerRung(DelegateExecution execution) {
    return nextRung(execution, Stage.ANSWER);
  }

  /** Who accepted the work does it, until they pass it on. */
  public @Nullable String worker(DelegateExecution execution) {
    return handoffs.get(execution.getProcessBusinessKey()).worker().orElse(null);
  }

  /** Where the work stands in a list before any ladder is climbed; below every escalated task. */
  public int priority(DelegateExecution execution) {
    return switch (String.valueOf(execution.getVariable(HandoffVariables.RISK_TIER))) {
      case "emergency" -> 60;
      case "high" -> 50;
      case "medium" -> 40;
      default -> 30;
    };
  }

  private Date due(DelegateExecution execution, Stage stage) {
    var deadline = deadlines.current(execution.getProcessBusinessKey(), stage).orElseThrow();
    return Date.from(deadline.dueAt());
  }

  private Date reminder(DelegateExecution execution, Stage stage) {
    return date(deadlines.reminder(execution.getProcessBusinessKey(), stage));
  }

  private Date nextRung(DelegateExecution execution, Stage stage) {
    return date(deadlines.nextRung(execution.getProcessBusinessKey(), stage));
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
