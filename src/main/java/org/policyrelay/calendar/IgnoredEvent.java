package org.policyrelay.calendar;

/**
 * Something in an operator's iCalendar file that is no day off.
 *
 * @param line where it begins in the file
 * @param what what it is called there
 * @param reason why it is left out, as a person reads it
 */
public record IgnoredEvent(int line, String what, String reason) {}
