package org.policyrelay.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Deadlines.Recounted;
import org.policyrelay.deadline.Stage;
import org.policyrelay.deadline.Targets;
import org.policyrelay.kernel.CodesOf;
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

  /**
   * An open deadline that would stand elsewhere if it were counted today.
   *
   * @param newDue equal to {@code due} where only rungs of its ladder would move
   * @param rungs those to come that would move, lowest first
   */
  public record Move(
      String subject,
      @CodesOf(Stage.class) String stage,
      String team,
      Instant due,
      Duration target,
      Instant newDue,
      Duration newTarget,
      List<RungMove> rungs) {}

  /** A rung of an open deadline's ladder that would come at another time. */
  public record RungMove(String name, Instant due, Instant newDue) {}

  static Move move(Recounted planned) {
    var open = planned.open();
    var counted = planned.counted();
    return new Move(
        open.subject(),
        open.stage().code(),
        open.team(),
        open.dueAt(),
        open.target(),
        counted.dueAt(),
        counted.target(),
        rungMoves(open, counted));
  }

  /** Counted anew, a deadline has the rungs that it had, in their order. */
  private static List<RungMove> rungMoves(Deadline open, Deadline counted) {
    return IntStream.range(0, open.rungs().size())
        .filter(at -> !open.rungs().get(at).due().equals(counted.rungs().get(at).due()))
        .mapToObj(
            at ->
                new RungMove(
                    open.rungs().get(at).name(),
                    open.rungs().get(at).due(),
                    counted.rungs().get(at).due()))
        .toList();
  }

  /** What {@link #carryOut} would do now. */
  @Transactional(readOnly = true)
  public List<Move> pending() {
    return plan().stream().map(DeadlineMoves::move).toList();
  }

  /** What {@link #carryOut} would do if those calendars counted. */
  @Transactional(readOnly = true)
  public List<Move> pendingWith(Calendars trial) {
    return moving(deadlines.recountedOpen(targets(), trial)).stream()
        .map(DeadlineMoves::move)
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
    return plan.stream().map(DeadlineMoves::move).toList();
  }

  private List<Recounted> plan() {
    return moving(deadlines.recountedOpen(targets()));
  }

  private static List<Recounted> moving(List<Recounted> all) {
    return all.stream().filter(one -> !one.counted().equals(one.open())).toList();
  }

  /** By the handoffs as they are now, which are read together; none for what is no handoff. */
  private Function<Deadline, Optional<Duration>> targets() {
    var known = new HashMap<String, Optional<Handoff>>();
    handoffs.open().forEach(handoff -> known.put(handoff.key(), Optional.of(handoff)));
    return open ->
        known
            .computeIfAbsent(open.subject(), this::handoff)
            .map(handoff -> target(open.stage(), handoff));
  }

  /** Clocks of other work, such as a rater's, are asked for nowhere. */
  private Optional<Handoff> handoff(String subject) {
    return subject.startsWith(Handoffs.KEYS + "-") ? handoffs.find(subject) : Optional.empty();
  }

  private Duration target(Stage stage, Handoff handoff) {
    var work = stage == Stage.ANSWER ? Handoffs.ANSWER : handoff.work();
    var target = targets.of(handoff.riskTier(), work);
    return stage == Stage.ACCEPTANCE ? target.accept() : target.deliver();
  }
}
