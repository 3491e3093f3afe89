package org.policyrelay.timeline.process;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.policyrelay.engine.Processes;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.policy.PoliciesImported;
import org.policyrelay.publishing.PolicyVersionPublished;
import org.policyrelay.publishing.PolicyVersionsTakenBack;
import org.policyrelay.timeline.Timelines;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Begins to wait for what is to come of a version, and lets those that wait look anew when
 * something of their policy is published or taken back, in the same transaction.
 */
@Component
class TimelineProcess {

  private final RuntimeService runtime;
  private final SystemAuthority system;
  private final Processes processes;
  private final Timelines timelines;
  private final Clock clock;

  TimelineProcess(
      RuntimeService runtime,
      SystemAuthority system,
      Processes processes,
      Timelines timelines,
      Clock clock) {
    this.runtime = runtime;
    this.system = system;
    this.processes = processes;
    this.timelines = timelines;
    this.clock = clock;
  }

  @EventListener
  void published(PolicyVersionPublished event) {
    look(timelines.keysOf(event.policyId()));
  }

  @EventListener
  void takenBack(PolicyVersionsTakenBack event) {
    event.policyIds().forEach(policy -> look(timelines.keysOf(policy)));
  }

  @EventListener
  void imported(PoliciesImported event) {
    event.policies().forEach(policy -> look(timelines.keysOf(policy)));
  }

  /**
   * What was published before anybody waited for it; what has come of that by now is old. After the
   * samples are in.
   */
  @EventListener
  @Order
  void started(ApplicationReadyEvent event) {
    var since = Map.<String, Object>of(TimelineVariables.SINCE, clock.instant().toString());
    system.run(
        () ->
            timelines.keysOfAll().stream()
                .filter(key -> !isWaitedFor(key))
                .forEach(key -> begin(key, since)));
  }

  private void look(List<String> keys) {
    system.run(
        () -> {
          for (var key : keys) {
            if (isWaitedFor(key)) {
              processes.tell(TimelineVariables.TIMELINE_CHANGED, key);
            } else {
              begin(key, Map.of());
            }
          }
        });
  }

  private void begin(String key, Map<String, Object> variables) {
    if (timelines.next(key).isPresent()) {
      processes.begin(TimelineVariables.PROCESS, key, variables);
    }
  }

  private boolean isWaitedFor(String key) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(key, TimelineVariables.PROCESS)
            .count()
        > 0;
  }
}
