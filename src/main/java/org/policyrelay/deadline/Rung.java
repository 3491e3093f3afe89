package org.policyrelay.deadline;

import java.time.Duration;

/**
 * One rung of the escalation ladder.
 *
 * @param number its place on the ladder, from 0
 * @param name {@code reminder}, {@code level-1}, …
 * @param percentOfTarget the part of the target after which it is reached
 * @param afterTarget what is added on top of that part
 * @param priority what the task's priority becomes, 0 = stays
 * @param addGroup the group that may act from here on, empty = nobody new
 */
public record Rung(
    int number,
    String name,
    int percentOfTarget,
    Duration afterTarget,
    int priority,
    String addGroup) {}
