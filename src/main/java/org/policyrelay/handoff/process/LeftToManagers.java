package org.policyrelay.handoff.process;

import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.LeftByTeams;
import org.policyrelay.team.Teams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says at start what is open for teams that are configured no more, and lets policy managers return
 * what nobody has accepted: no lead of theirs is told any more.
 */
@Component
class LeftToManagers {

  private static final Logger LOG = LoggerFactory.getLogger(LeftToManagers.class);

  private final LeftByTeams left;
  private final TaskService tasks;
  private final SystemAuthority system;

  LeftToManagers(LeftByTeams left, TaskService tasks, SystemAuthority system) {
    this.left = left;
    this.tasks = tasks;
    this.system = system;
  }

  @EventListener
  void handOver(ApplicationReadyEvent started) {
    handOver();
  }

  void handOver() {
    var keys = new TreeMap<String, TreeSet<String>>();
    for (var handoff : left.all()) {
      keys.computeIfAbsent(handoff.toTeam(), team -> new TreeSet<>()).add(handoff.key());
      system.run(() -> letManagers(handoff));
    }
    keys.forEach(
        (team, open) ->
            LOG.warn(
                "relay.teams.{} is not configured any more, and work is open for it: {}. Policy"
                    + " managers find in their lists what nobody has accepted, and can return it;"
                    + " or configure the team again.",
                team,
                String.join(", ", open)));
  }

  private void letManagers(Handoff handoff) {
    tasks
        .createTaskQuery()
        .processDefinitionKey(HandoffSteps.PROCESS)
        .processInstanceBusinessKey(handoff.key())
        .taskDefinitionKey(HandoffSteps.ACCEPT)
        .list()
        .stream()
        .filter(task -> !isTheirs(task))
        .forEach(task -> tasks.addCandidateGroup(task.getId(), Teams.POLICY_MANAGERS));
  }

  private boolean isTheirs(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .anyMatch(link -> Teams.POLICY_MANAGERS.equals(link.getGroupId()));
  }
}
