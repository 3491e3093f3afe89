/**
 * Who works here: teams, their hubs, leads and members as groups of the engine, what each of them
 * may see and do, and the lists that they open in Tasklist.
 */
@ApplicationModule(
    displayName = "Teams",
    allowedDependencies = {"kernel", "engine", "calendar"})
@NullMarked
package org.policyrelay.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
