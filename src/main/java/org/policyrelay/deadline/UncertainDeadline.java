package org.policyrelay.deadline;

import org.policyrelay.calendar.Caveats;

/** An open clock that may have to be counted anew when more holidays are known. */
public record UncertainDeadline(Deadline deadline, Caveats caveats) {}
