package org.policyrelay.round.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundRater;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** Whose a task of a round is. */
@Component
public class RoundTasks {

  private final TaskService tasks;
  private final SystemAuthority system;
  private final Rounds rounds;

  RoundTasks(TaskService tasks, SystemAuthority system, Rounds rounds) {
    this.tasks = tasks;
    this.system = system;
    this.rounds = rounds;
  }

  /** A rater's own task, and the round that it is of. */
  record Own(Round round, RoundRater rater) {}

  /** Empty for a task of another process. */
  Optional<Own> of(TaskRef task) {
    var key = task.businessKey();
    if (key == null || !task.processId().equals(RoundVariables.PROCESS)) {
      return Optional.empty();
    }
    var round = rounds.get(key);
    return Optional.of(new Own(round, round.rater(numberOf(task.id()))));
  }

  /** The open task of a rater, if they have not handed in. */
  Optional<Task> find(String instance, int rater) {
    return system.call(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(RoundVariables.LABEL_CASES)
                .list()
                .stream()
                .filter(task -> numberOf(task.getId()) == rater)
                .findFirst());
  }

  /** Where a rater hands in, as long as they have not. */
  public Optional<String> linkOf(Round round, String user) {
    return system.call(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(round.key())
                .taskDefinitionKey(RoundVariables.LABEL_CASES)
                .taskAssignee(user)
                .list()
                .stream()
                .map(task -> TaskLinks.to(task.getId()))
                .findFirst());
  }

  private int numberOf(String task) {
    return system.call(() -> (Integer) tasks.getVariable(task, RoundVariables.RATER));
  }
}
