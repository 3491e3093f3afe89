package org.policyrelay.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.audit.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks that run on pieces of work. They are kept in our own table: the engine's timers are
 * set from here and can be set again, so a migrated or repaired process instance loses none.
 *
 * <p>Time is counted around the clock for now, not in the team's working hours.
 */
@Service
@Transactional
public class Deadlines {

  /** Where a ladder without a rung left puts its timer: it never fires, the answer cancels it. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final DeadlineRows rows;
  private final Ladder ladder;
  private final Audit audit;
  private final Clock clock;

  Deadlines(DeadlineRows rows, Ladder ladder, Audit audit, Clock clock) {
    this.rows = rows;
    this.ladder = ladder;
    this.audit = audit;
    this.clock = clock;
  }

  /** Starts a clock for the stage. */
  public Deadline open(String subject, Stage stage, Duration target) {
    return rows.save(Deadline.open(subject, stage, clock.instant(), target));
  }

  /** The clock of the stage that is open now. */
  @Transactional(readOnly = true)
  public Optional<Deadline> current(String subject, Stage stage) {
    return rows.findOpen(subject, stage);
  }

  /** Every clock that ever ran on the subject, oldest first. */
  @Transactional(readOnly = true)
  public List<Deadline> of(String subject) {
    return rows.findBySubjectOrderById(subject);
  }

  /** Ends the stage's clock; nothing to do when none is open. */
  public void close(String subject, Stage stage) {
    current(subject, stage).ifPresent(open -> rows.save(open.closed(clock.instant())));
  }

  /** Ends every clock of the subject. */
  public void closeAll(String subject) {
    for (var open : rows.findBySubjectAndClosedAtIsNullOrderById(subject)) {
      rows.save(open.closed(clock.instant()));
    }
  }

  /** Stops one stage's clock. */
  public void pause(String subject, Stage stage) {
    rows.save(running(subject, stage).paused(clock.instant()));
  }

  /** Lets one stage's clock run on; what is left of the target is as it was. */
  public void resume(String subject, Stage stage) {
    rows.save(running(subject, stage).resumed(clock.instant()));
  }

  /**
   * Moves every running clock of the subject by time in which nobody could act. A clock that stands
   * is left alone: its own pause covers that time.
   */
  public void moveBy(String subject, Duration lost) {
    for (var open : rows.findBySubjectAndClosedAtIsNullOrderById(subject)) {
      if (open.pausedAt() == null) {
        rows.save(open.movedBy(lost));
      }
    }
  }

  /** When the task of the stage should be brought to mind: its first rung. */
  @Transactional(readOnly = true)
  public Instant reminder(String subject, Stage stage) {
    var open = running(subject, stage);
    return ladder.reached(ladder.rung(0), open.countedFrom(), open.dueAt());
  }

  /** When the next rung of the stage is due. */
  @Transactional(readOnly = true)
  public Instant nextRung(String subject, Stage stage) {
    var open = running(subject, stage);
    var next = open.rung() + 1;
    return next < Ladder.RUNGS
        ? ladder.reached(ladder.rung(next), open.countedFrom(), open.dueAt())
        : open.dueAt().plus(NEVER);
  }

  /**
   * Climbs to the highest rung that is due now, at least by one. Called when a rung's timer fires.
   */
  public Climb climb(String subject, Stage stage) {
    var open = running(subject, stage);
    var now = clock.instant();
    var due = new ArrayList<Rung>();
    for (var rung : ladder.rungs()) {
      if (rung.number() > open.rung()
          && (due.isEmpty()
              || !ladder.reached(rung, open.countedFrom(), open.dueAt()).isAfter(now))) {
        due.add(rung);
      }
    }
    var reached = due.remove(due.size() - 1);
    rows.save(open.climbedTo(reached.number()));
    due.forEach(
        rung -> audit.record(subject, "escalation-skipped", Audit.SYSTEM, describe(rung, stage)));
    audit.record(subject, "escalated", Audit.SYSTEM, describe(reached, stage));
    return new Climb(reached, List.copyOf(due), reached.number() + 1 < Ladder.RUNGS);
  }

  private Deadline running(String subject, Stage stage) {
    return current(subject, stage)
        .orElseThrow(
            () -> new IllegalStateException("no " + stage.code() + " clock is open on " + subject));
  }

  private static String describe(Rung rung, Stage stage) {
    return rung.name() + " of " + stage.code();
  }
}
