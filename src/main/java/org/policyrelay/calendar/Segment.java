package org.policyrelay.calendar;

import java.time.Instant;

/**
 * A stretch of time and whether it counts as working time.
 *
 * @param reason why it does or does not, such as {@code open, SG} or {@code holiday: Chinese New
 *     Year, SG}; where several hubs are closed for several reasons, all of them
 * @param hub the hubs that the reason is about, joined by commas
 */
public record Segment(Instant from, Instant to, boolean counted, String reason, String hub) {}
