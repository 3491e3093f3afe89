/**
 * Every published policy comes up for review by itself, with what happened since the last one. The
 * model is {@code policy-review-cycle}.
 */
@ApplicationModule(
    displayName = "Policy reviews",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "team",
      "audit",
      "policy",
      "policy :: entry",
      "policy :: compare",
      "notification",
      "publishing"
    })
@NullMarked
package org.policyrelay.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
