package org.policyrelay.translation.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.policyrelay.engine.Processes;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.team.Teams;
import org.policyrelay.translation.ProposedTranslations;
import org.policyrelay.translation.TranslationEnded;
import org.policyrelay.translation.TranslationProposed;
import org.policyrelay.translation.TranslationsHeld;
import org.policyrelay.translation.TranslationsResumed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries what happens to translations into their processes, in the same transaction. */
@Component
class TranslationProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final Processes processes;
  private final SystemAuthority system;
  private final Teams teams;

  TranslationProcess(
      RuntimeService runtime,
      TaskService tasks,
      Processes processes,
      SystemAuthority system,
      Teams teams) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.processes = processes;
    this.system = system;
    this.teams = teams;
  }

  @EventListener
  void begin(TranslationProposed event) {
    var proposed = event.proposed();
    processes.begin(
        TranslationVariables.PROCESS,
        proposed.key(),
        Map.of(
            TranslationVariables.ORIGIN, proposed.key(),
            TranslationVariables.SUBJECT, ProposedTranslations.describe(proposed),
            TranslationVariables.POLICY, proposed.policyId(),
            TranslationVariables.OF_DRAFT, proposed.version().isEmpty()));
  }

  /**
   * Ended as a whole, at whatever step it stands: a message would miss an instance that has not
   * come to its task yet.
   */
  @EventListener
  void end(TranslationEnded ended) {
    system.run(
        () ->
            instancesOf(ended.key())
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), ended.how())));
  }

  @EventListener
  void standStill(TranslationsHeld held) {
    system.run(
        () ->
            held.keys().stream()
                .flatMap(key -> instancesOf(key).stream())
                .forEach(instance -> runtime.suspendProcessInstanceById(instance.getId())));
  }

  @EventListener
  void runOn(TranslationsResumed resumed) {
    system.run(
        () ->
            resumed.keys().stream()
                .flatMap(key -> instancesOf(key).stream())
                .forEach(
                    instance -> {
                      runtime.activateProcessInstanceById(instance.getId());
                      moveTasks(instance.getId(), resumed);
                    }));
  }

  /** By the working time that was lost. */
  private void moveTasks(String instance, TranslationsResumed resumed) {
    var time = teams.workingTime(Teams.POLICY_TEAM);
    var lost = time.between(resumed.heldAt(), resumed.resumedAt());
    for (var task : tasks.createTaskQuery().processInstanceId(instance).list()) {
      Instant due = task.getDueDate().toInstant();
      if (due.isAfter(resumed.heldAt())) {
        tasks.setDueDate(task.getId(), Date.from(time.add(due, lost)));
      }
    }
  }

  private List<ProcessInstance> instancesOf(String key) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(TranslationVariables.PROCESS)
        .processInstanceBusinessKey(key)
        .list();
  }
}
