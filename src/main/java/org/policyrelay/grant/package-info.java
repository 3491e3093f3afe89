/**
 * Permissions and exceptions of advertisers: asked for, checked, decided, and each holding in its
 * markets from one instant until another, as long as what it hangs on says the same. The model is
 * {@code policy-exception}.
 */
@ApplicationModule(
    displayName = "Grants",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "team",
      "audit",
      "handoff",
      "policy",
      "policy :: entry",
      "policy :: content",
      "policy :: compare",
      "policy :: overlay",
      "notification"
    })
@NullMarked
package org.policyrelay.grant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
