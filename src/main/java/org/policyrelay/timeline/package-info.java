/**
 * The instants of a published policy's timelines, each told when it comes and as long as its
 * version stands. The model is {@code policy-timeline}.
 */
@ApplicationModule(
    displayName = "Timelines",
    allowedDependencies = {
      "kernel",
      "engine",
      "calendar",
      "team",
      "policy",
      "policy :: entry",
      "policy :: content",
      "policy :: overlay",
      "notification",
      "publishing"
    })
@NullMarked
package org.policyrelay.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
