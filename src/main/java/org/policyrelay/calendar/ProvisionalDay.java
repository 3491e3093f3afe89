package org.policyrelay.calendar;

import java.time.LocalDate;

/**
 * A holiday that no government has set yet: it can move by a day.
 *
 * @param hubs where it holds, joined by commas
 */
public record ProvisionalDay(LocalDate date, String name, String hubs) {}
