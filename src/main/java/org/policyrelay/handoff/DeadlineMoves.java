package org.policyrelay.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.deadline.Targets;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves open deadlines after somebody changed a target, a team's hubs or a calendar. It never
 * happens by itself: a date that people were given stays until an administrator says otherwise, and
 * then it is on record.
 */
@Service
@Transactional
public class DeadlineMoves {

  private final HandoffRows handoffs;
  private final Deadlines deadlines;
  private final Targets targets;
  private final HandoffNotices notices;
  private final ApplicationEventPublisher events;

  DeadlineMoves(
      HandoffRows handoffs,
      Deadlines deadlines,
      Targets targets,
      HandoffNotices notices,
      ApplicationEventPublisher events) {
    this.handoffs = handoffs;
    this.deadlines = deadlines;
    this.targets = targets;
    this.notices = notices;
    this.events = events;
  }

  /** An open deadline that would stand elsewhere if it were counted today. */
  public record Move(
      String subject,
      String stage,
      String team,
      Instant due,
      Duration target,
      Instant newDue,
      Duration newTarget) {}

  private record Planned(Deadline open, Deadline counted) {

    Move move() {
      return new Move(
          open.subject(),
          open.stage().code(),
          open.team(),
          open.dueAt(),
          open.target(),
          counted.dueAt(),
          counted.target());
    }
  }

  /** What {@link #carryOut} would do now. */
  @Transactional(readOnly = true)
  public List<Move> pending() {
    return plan().stream().map(Planned::move).toList();
  }

  /** What {@link #carryOut} would do if those calendars counted. */
  @Transactional(readOnly = true)
  public List<Move> pendingWith(Calendars trial) {
    return plan((open, target) -> deadlines.recounted(open, target, trial)).stream()
        .map(Planned::move)
        .toList();
  }

  /** Moves every open deadline to where it stands today, with its task and its timer. */
  public List<Move> carryOut(String by, String reason) {
    var plan = plan();
    for (var planned : plan) {
      deadlines.move(planned.open(), planned.counted().target(), by, reason);
      notices.moved(planned.counted());
    }
    var subjects = new LinkedHashSet<String>();
    plan.forEach(planned -> subjects.add(planned.open().subject()));
    subjects.forEach(subject -> events.publishEvent(new HandoffClocksMoved(subject)));
    return plan.stream().map(Planned::move).toList();
  }

  private List<Planned> plan() {
    return plan(deadlines::recounted);
  }

  private List<Planned> plan(BiFunction<Deadline, Duration, Deadline> count) {
    var plan = new ArrayList<Planned>();
    for (var open : deadlines.allOpen()) {
      targetOf(open)
          .map(target -> count.apply(open, target))
          .filter(counted -> !counted.equals(open))
          .ifPresent(counted -> plan.add(new Planned(open, counted)));
    }
    return plan;
  }

  /** Empty for a clock on something that is no handoff. */
  private Optional<Duration> targetOf(Deadline open) {
    return handoffs
        .find(open.subject())
        .map(
            handoff -> {
              var answer = open.stage() == Stage.ANSWER;
              var work = answer ? Handoffs.ANSWER : handoff.work();
              var target = targets.of(handoff.riskTier(), work);
              return open.stage() == Stage.ACCEPTANCE ? target.accept() : target.deliver();
            });
  }
}
