package org.policyrelay.deadline;

import java.time.Duration;
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

  private final Decisions decisions;

  Ladder(Decisions decisions) {
    this.decisions = decisions;
  }

  /** Every rung, lowest first. */
  public List<Rung> rungs(Count count) {
    return IntStream.range(0, RUNGS).mapToObj(number -> rung(number, count)).toList();
  }

  public Rung rung(int number, Count count) {
    var row = decisions.one("escalation-ladder", Map.of("rung", number, "count", count.code()));
    return new Rung(
        number,
        row.text("name"),
        row.number("percentOfTarget"),
        Duration.parse(row.text("afterTarget")),
        row.number("priority"),
        row.text("notify"),
        row.text("addGroup"));
  }
}
