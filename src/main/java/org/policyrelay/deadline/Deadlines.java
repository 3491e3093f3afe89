package org.policyrelay.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.CountedTime;
import org.policyrelay.kernel.Moments;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks that run on pieces of work, in the working time of the team that has to act. They are
 * kept in our own table: the engine's timers are set from here and can be set again, so a migrated
 * or repaired process instance loses none.
 */
@Service
@Transactional
public class Deadlines {

  private final DeadlineRows rows;
  private final Ladder ladder;
  private final Teams teams;
  private final Audit audit;
  private final Clock clock;

  Deadlines(DeadlineRows rows, Ladder ladder, Teams teams, Audit audit, Clock clock) {
    this.rows = rows;
    this.ladder = ladder;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
  }

  /** Starts a clock for the stage: so much time of that team, counted so. */
  public void open(String subject, Stage stage, String team, Duration target, Count count) {
    var time = count.in(teams.workingTimeLeft(team));
    rows.add(
        Deadline.open(
            subject, stage, team, target, count, clock.instant(), time, ladder.rungs(count)));
  }

  /** The clock of the stage that is open now. */
  @Transactional(readOnly = true)
  public Optional<Deadline> current(String subject, Stage stage) {
    return rows.findOpen(subject, stage);
  }

  /** Every clock that ever ran on the subject, oldest first. */
  @Transactional(readOnly = true)
  public List<Deadline> of(String subject) {
    return rows.of(subject);
  }

  /** Ends the stage's clock; nothing to do when none is open. */
  public void close(String subject, Stage stage) {
    rows.close(subject, stage, clock.instant());
  }

  /** Ends every clock of the subject. */
  public void closeAll(String subject) {
    rows.closeAll(subject, clock.instant());
  }

  /** Stops one stage's clock. */
  public void pause(String subject, Stage stage, PauseReason reason) {
    rows.update(running(subject, stage).paused(reason, clock.instant()));
  }

  /** Lets one stage's clock run on; what is left of the target is as it was. */
  public void resume(String subject, Stage stage) {
    resume(running(subject, stage));
  }

  /** Stops every clock of the subject that runs. */
  public void pauseAll(String subject, PauseReason reason) {
    for (var open : rows.openOf(subject)) {
      if (!open.isPaused()) {
        rows.update(open.paused(reason, clock.instant()));
      }
    }
  }

  /** Lets every clock of the subject run on that stands for this reason. */
  public void resumeAll(String subject, PauseReason reason) {
    for (var open : rows.openOf(subject)) {
      if (open.pausedFor() == reason) {
        resume(open);
      }
    }
  }

  private void resume(Deadline paused) {
    var now = clock.instant();
    rows.update(paused.resumed(now, time(paused)));
    if (paused.pausedAt() != null && paused.pausedFor() != null) {
      rows.addPause(paused.id(), new Pause(paused.pausedFor(), paused.pausedAt(), now));
    }
  }

  /** When the task of the stage should be brought to mind: its first rung. */
  @Transactional(readOnly = true)
  public Instant reminder(String subject, Stage stage) {
    return running(subject, stage).rungs().get(0).due();
  }

  /** When the next rung of the stage is due. */
  @Transactional(readOnly = true)
  public Instant nextRung(String subject, Stage stage) {
    return running(subject, stage).nextTimer();
  }

  /**
   * Climbs to the highest rung that is due now. Called when a rung's timer fires; a timer that is
   * ahead of our table climbs nothing and is set again.
   */
  public Climb climb(String subject, Stage stage) {
    var open = running(subject, stage);
    var now = clock.instant();
    var due = new ArrayList<>(open.rungsDue(now));
    if (due.isEmpty()) {
      return new Climb(open, Optional.empty(), List.of(), open.nextRung().isPresent());
    }
    var reached = due.remove(due.size() - 1);
    var climbed = open.climbedTo(reached, now);
    rows.update(climbed);
    var events = new ArrayList<AuditEntry>();
    due.forEach(
        rung ->
            events.add(
                audit.entry(subject, "escalation-skipped", Audit.SYSTEM, describe(rung, stage))));
    events.add(audit.entry(subject, "escalated", Audit.SYSTEM, describe(reached, stage)));
    audit.record(events);
    return new Climb(
        climbed,
        Optional.of(ladder.rung(reached.number(), open.count())),
        due.stream().map(rung -> ladder.rung(rung.number(), open.count())).toList(),
        climbed.nextRung().isPresent());
  }

  /**
   * Where the clock would stand if it were counted anew, with that target and today's calendars.
   * Nothing is changed.
   */
  @Transactional(readOnly = true)
  public Deadline recounted(Deadline open, Duration target) {
    return open.recounted(target, rows.pausesOf(open.id()), time(open), ladder.rungs(open.count()));
  }

  /**
   * An open clock, and where it would stand.
   *
   * @param counted equal to the open one when it stands where it is
   */
  public record Recounted(Deadline open, Deadline counted) {}

  /**
   * Every open clock counted anew, oldest first: what is asked of the database does not grow with
   * their number. Nothing is changed.
   *
   * @param targets by which each is counted; one that has none is left out
   */
  @Transactional(readOnly = true)
  public List<Recounted> recountedOpen(Function<Deadline, Optional<Duration>> targets) {
    return recountedOpen(targets, this::time);
  }

  /** The same with calendars that do not count yet. */
  @Transactional(readOnly = true)
  public List<Recounted> recountedOpen(
      Function<Deadline, Optional<Duration>> targets, Calendars trial) {
    return recountedOpen(
        targets, open -> open.count().in(teams.workingTimeLeft(open.team(), trial)));
  }

  private List<Recounted> recountedOpen(
      Function<Deadline, Optional<Duration>> targets, TimeOf time) {
    var pauses = rows.pausesOfOpen();
    var byTheClock = ladder.rungs(Count.CLOCK);
    var working = ladder.rungs(Count.WORKING);
    var recounted = new ArrayList<Recounted>();
    for (var open : rows.allOpen()) {
      targets
          .apply(open)
          .map(
              target ->
                  open.recounted(
                      target,
                      pauses.getOrDefault(open.id(), List.of()),
                      time.of(open),
                      open.count().byTheClock() ? byTheClock : working))
          .ifPresent(counted -> recounted.add(new Recounted(open, counted)));
    }
    return recounted;
  }

  private interface TimeOf {
    CountedTime of(Deadline deadline);
  }

  /** The open clocks that hang on a provisional holiday, or run past the last year of data. */
  @Transactional(readOnly = true)
  public List<UncertainDeadline> uncertain() {
    return rows.allOpen().stream()
        .map(open -> new UncertainDeadline(open, time(open).caveats(open.openedAt(), open.dueAt())))
        .filter(uncertain -> !uncertain.caveats().isEmpty())
        .toList();
  }

  /** Moves an open clock to where it would stand if it were counted anew, and says so on record. */
  public void move(Deadline open, Duration target, String by, String reason) {
    var moved = recounted(open, target);
    rows.update(moved);
    audit.record(
        open.subject(),
        "deadline-moved",
        by,
        "%s by %s (%s) instead of %s (%s): %s"
            .formatted(
                open.stage().code(),
                Moments.onRecord(moved.dueAt()),
                DeadlineWords.hours(target),
                Moments.onRecord(open.dueAt()),
                DeadlineWords.hours(open.target()),
                reason));
  }

  /** Why the clock is due when it is due. */
  @Transactional(readOnly = true)
  public DeadlineExplanation explain(Deadline deadline) {
    return DeadlineExplanation.of(
        deadline, rows.pausesOf(deadline.id()), time(deadline), clock.instant());
  }

  private CountedTime time(Deadline deadline) {
    return deadline.count().in(teams.workingTimeLeft(deadline.team()));
  }

  private Deadline running(String subject, Stage stage) {
    return current(subject, stage)
        .orElseThrow(
            () -> new IllegalStateException("no " + stage.code() + " clock is open on " + subject));
  }

  private static String describe(RungDue rung, Stage stage) {
    return rung.name() + " of " + stage.code();
  }
}
