package org.policyrelay.change.process;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.policyrelay.change.ChangeHeld;
import org.policyrelay.change.ChangeProposed;
import org.policyrelay.change.ChangeResumed;
import org.policyrelay.change.ChangeWithdrawn;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.handoff.Handoffs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Carries what people do with a change into its process, in their transaction: either both happen
 * or neither.
 */
@Component
class ChangeProcess {

  private static final String HANDOFF_PROCESS = "team-handoff";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final ProcessTree tree;
  private final Handoffs handoffs;
  private final Deadlines deadlines;
  private final SystemAuthority system;

  ChangeProcess(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      ProcessTree tree,
      Handoffs handoffs,
      Deadlines deadlines,
      SystemAuthority system) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.tree = tree;
    this.handoffs = handoffs;
    this.deadlines = deadlines;
    this.system = system;
  }

  @EventListener
  void begin(ChangeProposed proposed) {
    system.run(
        () ->
            runtime.startProcessInstanceByKey(
                ChangeVariables.PROCESS,
                proposed.key(),
                Map.of(ChangeVariables.CHANGE, proposed.key())));
  }

  @EventListener
  void windUp(ChangeWithdrawn withdrawn) {
    system.run(
        () ->
            runtime
                .createMessageCorrelation(ChangeMessages.WITHDRAWN)
                .processInstanceBusinessKey(withdrawn.key())
                .correlate());
  }

  @EventListener
  void standStill(ChangeHeld held) {
    system.run(() -> tree.instancesOf(held.key()).forEach(runtime::suspendProcessInstanceById));
  }

  @EventListener
  void runOn(ChangeResumed resumed) {
    system.run(
        () -> {
          for (var instance : tree.instancesOf(resumed.key())) {
            runtime.activateProcessInstanceById(instance);
            moveTasks(instance, resumed);
            if (tree.isOf(instance, HANDOFF_PROCESS)) {
              moveTimers(instance, resumed);
            }
          }
          handoffs.of(resumed.key()).stream()
              .filter(handoff -> handoff.state().isOpen())
              .forEach(handoff -> deadlines.moveBy(handoff.key(), resumed.lost()));
        });
  }

  private void moveTasks(String instance, ChangeResumed resumed) {
    for (var task : tasks.createTaskQuery().processInstanceId(instance).list()) {
      if (task.getDueDate() != null) {
        tasks.setDueDate(task.getId(), moved(task.getDueDate(), resumed));
      }
      if (task.getFollowUpDate() != null) {
        tasks.setFollowUpDate(task.getId(), moved(task.getFollowUpDate(), resumed));
      }
    }
  }

  /** Only the timers of handoffs are clocks on people; the instant of effect stays what it is. */
  private void moveTimers(String instance, ChangeResumed resumed) {
    for (var job : management.createJobQuery().processInstanceId(instance).timers().list()) {
      management.setJobDuedate(job.getId(), moved(job.getDuedate(), resumed));
    }
  }

  private static Date moved(Date date, ChangeResumed resumed) {
    return Date.from(date.toInstant().plus(resumed.lost()));
  }
}
