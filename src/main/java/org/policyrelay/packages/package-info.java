/**
 * Packages: policy changes that are released, held and withdrawn together, at one instant per
 * market, with their translations. Each goes its own way through {@code policy-change} until then.
 * The model is {@code policy-package}.
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
      "policy",
      "policy :: entry",
      "notification",
      "handoff",
      "publishing",
      "translation",
      "change"
    })
@NullMarked
package org.policyrelay.packages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
