/**
 * Versions in other languages, from what a translator writes to what readers get: somebody else of
 * Ad Policy approves it first. Its model is {@code policy-translation}.
 */
@ApplicationModule(
    displayName = "Translations",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "team",
      "audit",
      "policy",
      "policy :: entry",
      "notification"
    })
@NullMarked
package org.policyrelay.translation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
