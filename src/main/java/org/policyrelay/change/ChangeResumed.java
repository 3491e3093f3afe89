package org.policyrelay.change;

import java.time.Instant;

/**
 * A change runs on after a hold; open deadlines move by the working time in between.
 *
 * @param heldAt since when it stood
 * @param resumedAt until when
 */
public record ChangeResumed(String key, Instant heldAt, Instant resumedAt) {}
