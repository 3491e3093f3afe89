package org.policyrelay.deadline;

import java.time.Instant;

/** A time in which a clock stood. */
public record Pause(PauseReason reason, Instant from, Instant to) {}
