package org.policyrelay.deadline;

import java.time.Duration;

/**
 * One rung of the escalation ladder, as {@code escalation-ladder.dmn} has it.
 *
 * @param number its place on the ladder, from 0
 * @param name {@code reminder}, {@code level-1}, …
 * @param percentOfTarget the part of the target after which it is reached
 * @param afterTarget working time that is added on top of that part
 * @param priority what the task's priority becomes, 0 = stays
 * @param told who is told: {@code assignee}, {@code lead}, {@code policy-managers}, {@code
 *     administrators}
 * @param addGroup the group that may act from here on, empty = nobody new
 */
public record Rung(
    int number,
    String name,
    int percentOfTarget,
    Duration afterTarget,
    int priority,
    String told,
    String addGroup) {

  private static final int PERCENT = 100;

  /** The working time from the start of the count to this rung. */
  public Duration after(Duration target) {
    return target.multipliedBy(percentOfTarget).dividedBy(PERCENT).plus(afterTarget);
  }

  /** Level 2 and above does not wait for anybody's working hours. */
  public boolean isUrgent() {
    return !addGroup.isEmpty();
  }
}
