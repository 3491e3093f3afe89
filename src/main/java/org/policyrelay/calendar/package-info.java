/** Where and when work and policies count: markets, hubs and their time zones. */
@ApplicationModule(
    displayName = "Calendars",
    allowedDependencies = {"kernel"})
@NullMarked
package org.policyrelay.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
