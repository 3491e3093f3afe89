/** What the relay does from a command line and ends: one class for each command. */
@ApplicationModule(
    displayName = "Commands",
    allowedDependencies = {"kernel", "engine", "calendar", "team", "deadline", "policy"})
@NullMarked
package org.policyrelay.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
