/**
 * What every module may use and nobody needs a framework for: business keys, the refusals that
 * people and programs are told about, and their stable codes.
 */
@ApplicationModule(
    displayName = "Kernel",
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package org.policyrelay.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
