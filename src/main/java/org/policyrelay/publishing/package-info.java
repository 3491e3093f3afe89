/**
 * How a version gets before the public: the publication and its model {@code policy-publication}.
 */
@ApplicationModule(
    displayName = "Publishing",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "team",
      "audit",
      "deadline",
      "policy",
      "policy :: entry",
      "policy :: compare",
      "notification"
    })
@NullMarked
package org.policyrelay.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
