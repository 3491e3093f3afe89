package org.policyrelay.deadline;

import java.util.List;
import java.util.Optional;

/**
 * What came of climbing a ladder at one instant.
 *
 * @param clock as it stands afterwards
 * @param reached the rung that is due now and takes effect, empty when none is due yet
 * @param skipped rungs below it that were due in the meantime and never fired, because the relay
 *     was down: one escalation takes the place of several
 * @param another whether a rung is left above
 */
public record Climb(Deadline clock, Optional<Rung> reached, List<Rung> skipped, boolean another) {}
