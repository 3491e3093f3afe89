package org.policyrelay.handoff;

/** The open clocks of a handoff are due at other instants than before: its timers follow. */
public record HandoffClocksMoved(String key) {}
