/**
 * Blind rounds: several people label the same cases without seeing each other's votes, and all are
 * revealed together. Calibration, the pilot of a protocol, a second look and the acceptance of a
 * golden case are rounds. The model is {@code blind-round}.
 */
@ApplicationModule(
    displayName = "Blind rounds",
    allowedDependencies = {
      "kernel",
      "web",
      "engine",
      "calendar",
      "agreement",
      "agreement :: report",
      "team",
      "audit",
      "deadline",
      "deadline :: process",
      "notification"
    })
@NullMarked
package org.policyrelay.round;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
