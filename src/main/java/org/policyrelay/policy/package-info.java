/**
 * The policy registry: entries in the Ad Context Protocol's shape, their versions, in which market
 * each applies from when, and what changed between two of them.
 */
@ApplicationModule(
    displayName = "Policies",
    allowedDependencies = {"kernel", "web", "engine", "calendar", "team", "audit"})
@NullMarked
package org.policyrelay.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
