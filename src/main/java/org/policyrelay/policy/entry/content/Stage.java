package org.policyrelay.policy.entry.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.content.Milestone.Step;

/**
 * How far a policy has come in a market.
 *
 * @param reached the steps whose instant has come, the first first
 * @param next what comes next, absent where nothing is left
 */
public record Stage(List<Step> reached, @Nullable Next next) {

  public Stage {
    reached = List.copyOf(reached);
  }

  /**
   * @param steps those that come together
   */
  public record Next(List<Step> steps, Instant at) {

    public Next {
      steps = List.copyOf(steps);
    }
  }
}
