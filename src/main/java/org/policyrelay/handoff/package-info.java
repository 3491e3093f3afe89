/**
 * Work that moves from one team to another: offered, accepted or returned, delivered or handed
 * back, with a question to the sender in between if need be. Every process hands work over through
 * this module and its model {@code team-handoff}.
 */
@ApplicationModule(
    displayName = "Handoffs",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "team",
      "audit",
      "deadline",
      "deadline :: process",
      "notification"
    })
@NullMarked
package org.policyrelay.handoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
