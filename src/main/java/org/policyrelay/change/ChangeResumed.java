package org.policyrelay.change;

import java.time.Duration;

/**
 * A change runs on after a hold.
 *
 * @param lost how long it stood; open deadlines move by it
 */
public record ChangeResumed(String key, Duration lost) {}
