package org.policyrelay.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.policyrelay.engine.Decisions;
import org.springframework.stereotype.Component;

/** The escalation ladder, as {@code escalation-ladder.dmn} has it. */
@Component
public class Ladder {

  /** How many rungs there are: reminder, lead, policy managers, administrators. */
  public static final int RUNGS = 4;

  private static final int PERCENT = 100;

  private final Decisions decisions;

  Ladder(Decisions decisions) {
    this.decisions = decisions;
  }

  public List<Rung> rungs() {
    return IntStream.range(0, RUNGS).mapToObj(this::rung).toList();
  }

  public Rung rung(int number) {
    var row = decisions.one("escalation-ladder", Map.of("rung", number));
    return new Rung(
        number,
        row.text("name"),
        row.number("percentOfTarget"),
        Duration.parse(row.text("afterTarget")),
        row.number("priority"),
        row.text("addGroup"));
  }

  /** When the rung is reached on a clock that counts from one instant to the other. */
  public Instant reached(Rung rung, Instant countedFrom, Instant due) {
    var part =
        Duration.between(countedFrom, due).multipliedBy(rung.percentOfTarget()).dividedBy(PERCENT);
    return countedFrom.plus(part).plus(rung.afterTarget());
  }
}
