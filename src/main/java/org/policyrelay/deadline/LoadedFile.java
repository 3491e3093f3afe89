package org.policyrelay.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A calendar file that somebody loaded, on record.
 *
 * @param asOf the day of which its facts are, empty for the way back to what comes with the relay
 * @param daysChanged how many days became others by it
 */
public record LoadedFile(
    long id,
    Optional<LocalDate> asOf,
    Optional<String> source,
    Instant at,
    String by,
    String reason,
    int daysChanged) {}
