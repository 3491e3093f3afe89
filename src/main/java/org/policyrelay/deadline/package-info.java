/**
 * By when: targets for a piece of work, the clocks that run on it, and the ladder of reminders and
 * escalations that a clock climbs when nobody acts.
 */
@ApplicationModule(
    displayName = "Deadlines",
    allowedDependencies = {"kernel", "web", "engine", "calendar", "team", "audit"})
@NullMarked
package org.policyrelay.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
