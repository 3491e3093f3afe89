/**
 * Packages: policy changes that are released, held and withdrawn together, at one instant per
 * market. Each goes its own way through {@code policy-change} until then. The model is {@code
 * policy-package}.
 */
@ApplicationModule(
    displayName = "Packages",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "team",
      "audit",
      "policy :: entry",
      "notification",
      "handoff",
      "publishing",
      "change"
    })
@NullMarked
package org.policyrelay.packages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
