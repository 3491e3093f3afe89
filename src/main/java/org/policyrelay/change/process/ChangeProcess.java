package org.policyrelay.change.process;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.policyrelay.calendar.CountedTime;
import org.policyrelay.change.ChangeEmergencies;
import org.policyrelay.change.ChangeHeld;
import org.policyrelay.change.ChangeProposed;
import org.policyrelay.change.ChangeResumed;
import org.policyrelay.change.ChangeWithdrawn;
import org.policyrelay.deadline.Count;
import org.policyrelay.engine.Processes;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Carries what people do with a change into its process, in their transaction: either both happen
 * or neither.
 */
@Component
class ChangeProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ProcessTree tree;
  private final Handoffs handoffs;
  private final Teams teams;
  private final ChangeEmergencies emergencies;
  private final Processes processes;
  private final SystemAuthority system;

  ChangeProcess(
      RuntimeService runtime,
      TaskService tasks,
      ProcessTree tree,
      Handoffs handoffs,
      Teams teams,
      ChangeEmergencies emergencies,
      Processes processes,
      SystemAuthority system) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.tree = tree;
    this.handoffs = handoffs;
    this.teams = teams;
    this.emergencies = emergencies;
    this.processes = processes;
    this.system = system;
  }

  @EventListener
  void begin(ChangeProposed proposed) {
    processes.begin(
        ChangeVariables.PROCESS, proposed.key(), Map.of(ChangeVariables.CHANGE, proposed.key()));
  }

  @EventListener
  void windUp(ChangeWithdrawn withdrawn) {
    try {
      system.run(
          () ->
              runtime
                  .createMessageCorrelation(ChangeMessages.WITHDRAWN)
                  .processInstanceBusinessKey(withdrawn.key())
                  .correlate());
    } catch (MismatchingMessageCorrelationException notOne) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "Not one process runs for %s but none or several, so nothing would be wound up; ask an"
                  .formatted(withdrawn.key())
              + " administrator to look for it in Cockpit");
    }
  }

  @EventListener
  void standStill(ChangeHeld held) {
    handoffs.hold(held.key(), held.reason());
    system.run(() -> tree.instancesOf(held.key()).forEach(runtime::suspendProcessInstanceById));
  }

  @EventListener
  void runOn(ChangeResumed resumed) {
    system.run(
        () -> {
          for (var instance : tree.instancesOf(resumed.key())) {
            runtime.activateProcessInstanceById(instance);
            if (!tree.isOf(instance, HandoffSteps.PROCESS)) {
              moveTasks(instance, resumed);
            }
          }
        });
    // after the instances: the engine sets no dates on what is suspended
    handoffs.release(resumed.key());
  }

  /** Ad Policy's own tasks; the instant of effect stays what it is. */
  private void moveTasks(String instance, ChangeResumed resumed) {
    for (var task : tasks.createTaskQuery().processInstanceId(instance).list()) {
      if (task.getDueDate() != null) {
        var emergency = emergencies.of(resumed.key(), task.getTaskDefinitionKey());
        tasks.setDueDate(task.getId(), moved(task.getDueDate(), resumed, emergency));
      }
    }
  }

  private Date moved(Date date, ChangeResumed resumed, Optional<Count> emergency) {
    var working = teams.workingTime(Teams.POLICY_TEAM);
    CountedTime time = emergency.map(count -> count.in(working)).orElse(working);
    var lost = time.between(resumed.heldAt(), resumed.resumedAt());
    var due = date.toInstant();
    return due.isAfter(resumed.heldAt()) ? Date.from(time.add(due, lost)) : date;
  }
}
