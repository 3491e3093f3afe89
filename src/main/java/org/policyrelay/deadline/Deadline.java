package org.policyrelay.deadline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.data.annotation.Id;

/**
 * A clock on one stage of a piece of work.
 *
 * @param countedFrom the start of the count; moves forward by every pause, as {@code dueAt} does,
 *     so that the distance of the two is always the whole target
 * @param rung the last rung that was climbed or skipped, −1 = none
 * @param pausedAt since when the clock stands, absent while it runs
 * @param closedAt when somebody answered, absent while it is open
 */
public record Deadline(
    @Id @Nullable Long id,
    String subject,
    Stage stage,
    Instant openedAt,
    Instant countedFrom,
    Instant dueAt,
    int rung,
    @Nullable Instant pausedAt,
    @Nullable Instant closedAt) {

  static Deadline open(String subject, Stage stage, Instant now, Duration target) {
    return new Deadline(null, subject, stage, now, now, now.plus(target), -1, null, null);
  }

  Deadline paused(Instant now) {
    require(pausedAt == null, "must run");
    return new Deadline(id, subject, stage, openedAt, countedFrom, dueAt, rung, now, closedAt);
  }

  Deadline resumed(Instant now) {
    var since = pausedAt;
    if (since == null) {
      throw wrongState("must be paused");
    }
    var lost = Duration.between(since, now);
    return movedBy(lost).running();
  }

  private Deadline running() {
    return new Deadline(id, subject, stage, openedAt, countedFrom, dueAt, rung, null, closedAt);
  }

  Deadline climbedTo(int reached) {
    return new Deadline(
        id, subject, stage, openedAt, countedFrom, dueAt, reached, pausedAt, closedAt);
  }

  Deadline closed(Instant now) {
    return new Deadline(id, subject, stage, openedAt, countedFrom, dueAt, rung, pausedAt, now);
  }

  Deadline movedBy(Duration lost) {
    return new Deadline(
        id,
        subject,
        stage,
        openedAt,
        countedFrom.plus(lost),
        dueAt.plus(lost),
        rung,
        pausedAt,
        closedAt);
  }

  private void require(boolean holds, String must) {
    if (!holds) {
      throw wrongState(must);
    }
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
