/**
 * The only seam to the process engine: its configuration, the checks that hold whichever door an
 * answer comes through, and the small facades by which other modules use it.
 */
@ApplicationModule(
    displayName = "Engine",
    allowedDependencies = {"kernel"})
@NullMarked
package org.policyrelay.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
