/**
 * One login for everything: the site, the API, the engine's REST API and the web applications, all
 * against the engine's users. Says which address is open to whom; what somebody may do with a task
 * is the engine's authorizations' and guards' to say.
 */
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {"kernel", "web", "engine", "audit"})
@NullMarked
package org.policyrelay.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
