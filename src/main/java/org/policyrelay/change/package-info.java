/**
 * The policy change itself: proposed, drafted, assessed, reviewed, approved, made ready, released,
 * in effect, watched, closed — or withdrawn at any moment. The model is {@code policy-change}.
 */
@ApplicationModule(
    displayName = "Policy changes",
    allowedDependencies = {
      "kernel",
      "web",
      "access",
      "engine",
      "calendar",
      "team",
      "audit",
      "deadline",
      "notification",
      "policy",
      "policy :: entry",
      "policy :: content",
      "policy :: checklist",
      "policy :: compare",
      "policy :: overlay",
      "policy :: table",
      "policy :: written",
      "handoff",
      "publishing",
      "site",
      "review",
      "calibration"
    })
@NullMarked
package org.policyrelay.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
