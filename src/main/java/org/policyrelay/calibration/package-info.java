/**
 * Calibration: whether people who label the same things mean the same by a rule. A session is a
 * blind round whose disputes are discussed, and each ends in something that is done about it. The
 * model is {@code calibration-session}. How far any raters agree is told to whoever asks, and
 * nothing of that is stored.
 */
@ApplicationModule(
    displayName = "Calibration",
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
      "notification",
      "labeling",
      "policy",
      "policy :: entry",
      "round"
    })
@NullMarked
package org.policyrelay.calibration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
