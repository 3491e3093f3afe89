package org.policyrelay.change.process;

import org.policyrelay.audit.Audit;
import org.policyrelay.engine.TaskAnswered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts on record what people decided and why, where the step that acts on it says neither. */
@Component
class DecisionsHeard {

  private final ChangeTasks tasks;
  private final Audit audit;

  DecisionsHeard(ChangeTasks tasks, Audit audit) {
    this.tasks = tasks;
    this.audit = audit;
  }

  @EventListener
  void on(TaskAnswered heard) {
    var answer = heard.answer();
    ChangeDecisions.eventOf(answer)
        .ifPresent(
            event ->
                tasks
                    .changeOf(heard.task())
                    .ifPresent(
                        change ->
                            audit.record(
                                change,
                                event,
                                answer.by(),
                                ChangeDecisions.reason(answer).orElse(null))));
  }
}
