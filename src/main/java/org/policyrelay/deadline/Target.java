package org.policyrelay.deadline;

import java.time.Duration;

/**
 * How long a team has for a piece of work.
 *
 * @param accept from the offer to accepting or returning it
 * @param deliver from acceptance to delivery
 * @param reworkRounds how often the work may come back before a manager decides
 */
public record Target(Duration accept, Duration deliver, int reworkRounds) {}
