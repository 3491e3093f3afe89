/**
 * Labeling protocols: per policy a versioned tree of labels that reviewers put on ads, drafted from
 * the policy's clauses, approved by a second person, tried in a blind round and released. The model
 * is {@code labeling-protocol-change}.
 */
@ApplicationModule(
    displayName = "Labeling protocols",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "agreement",
      "agreement :: report",
      "team",
      "audit",
      "handoff",
      "round",
      "policy",
      "policy :: entry",
      "policy :: compare",
      "notification"
    })
@NullMarked
package org.policyrelay.labeling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
