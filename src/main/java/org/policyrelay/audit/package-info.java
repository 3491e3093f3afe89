/** What happened, who did it and when: recorded once, never changed. */
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"kernel"})
@NullMarked
package org.policyrelay.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
