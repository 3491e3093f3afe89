package org.policyrelay.change.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.change.ChangeEmergencies;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.RiskTier;
import org.policyrelay.deadline.Targets;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The dates and the priority that {@code policy-change.bpmn} asks for. */
@Component
public class ChangeDates {

  private static final Duration WATCH = Duration.ofDays(14);

  /** Whose targets hold for all that counts as an emergency does. */
  private static final String EMERGENCY = "emergency";

  /** Before the impact is known, work is given the middle target. */
  private static final RiskTier TIER_UNTIL_ASSESSED = RiskTier.MEDIUM;

  private final PolicyChanges changes;
  private final Targets targets;
  private final Teams teams;
  private final ChangeEmergencies emergencies;
  private final Clock clock;

  ChangeDates(
      PolicyChanges changes,
      Targets targets,
      Teams teams,
      ChangeEmergencies emergencies,
      Clock clock) {
    this.changes = changes;
    this.targets = targets;
    this.teams = teams;
    this.emergencies = emergencies;
    this.clock = clock;
  }

  /** By when Ad Policy has to act on a task of its own, counted as its handoffs are. */
  public Date dueFor(DelegateExecution execution) {
    var change = change(execution);
    var emergency = emergencies.of(change.key(), execution.getCurrentActivityId());
    var tier =
        emergency.isPresent() ? EMERGENCY : change.riskTier().orElse(TIER_UNTIL_ASSESSED).code();
    var target = targets.of(tier, "review");
    var time = target.count(() -> emergency).in(teams.workingTime(Teams.POLICY_TEAM));
    return Date.from(time.add(clock.instant(), target.deliver()));
  }

  /** An emergency stands above all that has not escalated, and so does what is to be settled. */
  public int priority(DelegateExecution execution) {
    var change = change(execution);
    if (change.emergency() || change.isToSettle()) {
      return 60;
    }
    return switch (change.riskTier().orElse(TIER_UNTIL_ASSESSED)) {
      case HIGH -> 50;
      case MEDIUM -> 40;
      case LOW -> 30;
    };
  }

  /** When the change applies in the last of its markets. */
  public Date effectiveAt(DelegateExecution execution) {
    return Date.from(change(execution).effectiveAt().orElseThrow());
  }

  /** Until when the change is watched after it took effect. */
  public Date watchUntil(DelegateExecution execution) {
    return Date.from(change(execution).effectiveAt().orElseThrow().plus(WATCH));
  }

  private PolicyChange change(DelegateExecution execution) {
    return changes.get(ChangeVariables.change(execution));
  }
}
