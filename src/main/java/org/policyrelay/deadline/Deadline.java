package org.policyrelay.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.CountedTime;
import org.policyrelay.deadline.RungDue.State;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * A clock on one stage of a piece of work, counted in the working time of the team that has to act,
 * or by the clock in an emergency. Immutable: what happens to it gives another one.
 *
 * @param id its row, 0 before it has one
 * @param revision how often that row has been written since
 * @param subject business key of the work
 * @param team whose working time counts
 * @param target how much of it there is
 * @param count how it is counted
 * @param dueAt when the target is used up; moves with every pause
 * @param rungs the ladder on it, lowest first; those to come move with every pause
 * @param pausedAt since when the clock stands, absent while it runs
 * @param pausedFor why it stands
 * @param closedAt when somebody answered, absent while it is open
 */
public record Deadline(
    long id,
    int revision,
    String subject,
    Stage stage,
    String team,
    Duration target,
    Count count,
    Instant openedAt,
    Instant dueAt,
    List<RungDue> rungs,
    @Nullable Instant pausedAt,
    @Nullable PauseReason pausedFor,
    @Nullable Instant closedAt) {

  private static final Duration NEVER = Duration.ofDays(36_500);

  static Deadline open(
      String subject,
      Stage stage,
      String team,
      Duration target,
      Count count,
      Instant now,
      CountedTime time,
      List<Rung> ladder) {
    var within = time.within(now, target);
    var rungs =
        ladder.stream()
            .map(rung -> RungDue.pending(rung, time.add(now, rung.after(within))))
            .toList();
    return new Deadline(
        0,
        0,
        subject,
        stage,
        team,
        within,
        count,
        now,
        time.add(now, within),
        rungs,
        null,
        null,
        null);
  }

  /** The lowest rung that has neither fired nor been passed over. */
  public Optional<RungDue> nextRung() {
    return rungs.stream().filter(RungDue::isPending).findFirst();
  }

  /** The rungs that are due at an instant and have not had their turn, lowest first. */
  List<RungDue> rungsDue(Instant now) {
    return rungs.stream().filter(rung -> rung.isPending() && !rung.due().isAfter(now)).toList();
  }

  /** When the next rung's timer is to fire; with no rung left never, the answer cancels it. */
  Instant nextTimer() {
    return nextRung().map(RungDue::due).orElseGet(() -> dueAt.plus(NEVER));
  }

  public boolean isPaused() {
    return pausedAt != null;
  }

  Deadline paused(PauseReason reason, Instant now) {
    if (pausedAt != null) {
      throw wrongState("must run");
    }
    return with(dueAt, rungs, now, reason, closedAt);
  }

  /**
   * Runs on: what was still to come moves by exactly the working time that was lost, so what is
   * left of the target is what it was.
   */
  Deadline resumed(Instant now, CountedTime time) {
    var since = pausedAt;
    if (since == null) {
      throw wrongState("must be paused");
    }
    var lost = time.between(since, now);
    var moved =
        rungs.stream()
            .map(
                rung ->
                    rung.isPending() && rung.due().isAfter(since)
                        ? rung.dueAt(time.add(rung.due(), lost))
                        : rung)
            .toList();
    var due = dueAt.isAfter(since) ? time.add(dueAt, lost) : dueAt;
    return with(due, moved, null, null, closedAt);
  }

  /** The rungs below become skipped, this one has fired. */
  Deadline climbedTo(RungDue reached, Instant now) {
    var climbed =
        rungs.stream()
            .map(
                rung -> {
                  if (!rung.isPending() || rung.number() > reached.number()) {
                    return rung;
                  }
                  var passed = rung.number() < reached.number();
                  return rung.became(passed ? State.SKIPPED : State.FIRED, now);
                })
            .toList();
    return with(dueAt, climbed, pausedAt, pausedFor, closedAt);
  }

  Deadline closed(Instant now) {
    return with(dueAt, rungs, pausedAt, pausedFor, now);
  }

  /** The same clock as its row has it now. */
  Deadline written(long row, int times) {
    return new Deadline(
        row, times, subject, stage, team, target, count, openedAt, dueAt, rungs, pausedAt,
        pausedFor, closedAt);
  }

  /**
   * Counted anew from when it was opened, with another target or another calendar; what has fired
   * stays as it was.
   *
   * @param pauses those that are over
   */
  Deadline recounted(Duration newTarget, List<Pause> pauses, CountedTime time, List<Rung> ladder) {
    var within = time.within(openedAt, newTarget);
    var counter = new PausedCount(openedAt, pauses, time);
    var counted =
        rungs.stream()
            .map(
                rung ->
                    rung.isPending()
                        ? rung.dueAt(counter.after(ladder.get(rung.number()).after(within)))
                        : rung)
            .toList();
    return new Deadline(
        id,
        revision,
        subject,
        stage,
        team,
        within,
        count,
        openedAt,
        counter.after(within),
        counted,
        pausedAt,
        pausedFor,
        closedAt);
  }

  private Deadline with(
      Instant due,
      List<RungDue> ladder,
      @Nullable Instant paused,
      @Nullable PauseReason reason,
      @Nullable Instant closed) {
    return new Deadline(
        id, revision, subject, stage, team, target, count, openedAt, due, ladder, paused, reason,
        closed);
  }

  private RefusedException wrongState(String must) {
    return new RefusedException(
        ErrorCode.WRONG_STATE,
        "the " + stage.code() + " clock of " + subject + " is " + state() + ", it " + must);
  }

  private String state() {
    if (closedAt != null) {
      return "closed";
    }
    return pausedAt == null ? "running" : "paused";
  }
}
