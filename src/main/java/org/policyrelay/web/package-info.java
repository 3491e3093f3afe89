/**
 * What every HTTP endpoint shares: problem details, plain addresses, the limits of a body, the
 * error page.
 */
@ApplicationModule(
    displayName = "Web",
    allowedDependencies = {"kernel"})
@NullMarked
package org.policyrelay.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
