package org.policyrelay.deadline;

import java.util.List;

/**
 * What came of climbing a ladder at one instant.
 *
 * @param reached the rung that is due now and takes effect
 * @param skipped rungs below it that were due in the meantime and never fired, because the relay
 *     was down: one escalation takes the place of several
 * @param another whether a rung is left above
 */
public record Climb(Rung reached, List<Rung> skipped, boolean another) {}
