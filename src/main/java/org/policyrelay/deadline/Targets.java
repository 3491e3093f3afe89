package org.policyrelay.deadline;

import java.time.Duration;
import java.util.Map;
import org.policyrelay.engine.Decisions;
import org.springframework.stereotype.Component;

/** The targets in force, as {@code handoff-target.dmn} has them. */
@Component
public class Targets {

  private final Decisions decisions;

  Targets(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * @param riskTier {@code high}, {@code medium}, {@code low} or {@code emergency}
   * @param work what is handed off, such as {@code review} or {@code golden-set}
   */
  public Target of(String riskTier, String work) {
    var row = decisions.one("handoff-target", Map.of("riskTier", riskTier, "work", work));
    return new Target(
        Duration.parse(row.text("accept")),
        Duration.parse(row.text("deliver")),
        row.text("count").equals(Count.CLOCK.code()),
        row.number("reworkRounds"));
  }
}
