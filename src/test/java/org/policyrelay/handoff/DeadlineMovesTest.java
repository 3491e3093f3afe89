package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines.Recounted;
import org.policyrelay.deadline.RungDue;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.DeadlineMoves.RungMove;

/** What is said of a deadline that would stand elsewhere. */
class DeadlineMovesTest {

  private static final Instant DUE = Instant.parse("2027-03-05T08:00:00Z");
  private static final Instant REMINDER = DUE.minus(Duration.ofHours(1));
  private static final Instant LATER = DUE.plus(Duration.ofHours(4));

  /** A new holiday after the due date moves the rungs behind it alone. */
  @Test
  void whatMovesIsNamedRungByRung() {
    var monday = LATER.plus(Duration.ofDays(3));
    var move = DeadlineMoves.move(new Recounted(clock(DUE, LATER), clock(DUE, monday)));

    assertThat(move.newDue()).isEqualTo(move.due());
    assertThat(move.rungs()).containsExactly(new RungMove("level-2", LATER, monday));
  }

  @Test
  void aMovedDueDateMovesWithItsRungs() {
    var hour = Duration.ofHours(1);
    var move =
        DeadlineMoves.move(
            new Recounted(clock(DUE, LATER), clock(DUE.plus(hour), LATER.plus(hour))));

    assertThat(move.newDue()).isEqualTo(DUE.plus(hour));
    assertThat(move.rungs()).extracting(RungMove::name).containsExactly("level-1", "level-2");
  }

  private static Deadline clock(Instant due, Instant second) {
    return new Deadline(
        1,
        0,
        "HO-2027-1",
        Stage.ACCEPTANCE,
        "qa",
        Duration.ofHours(4),
        Count.WORKING,
        DUE.minus(Duration.ofHours(4)),
        due,
        List.of(rung(0, "reminder", REMINDER), rung(1, "level-1", due), rung(2, "level-2", second)),
        null,
        null,
        null);
  }

  private static RungDue rung(int number, String name, Instant due) {
    return new RungDue(number, name, due, RungDue.State.PENDING, null);
  }
}
