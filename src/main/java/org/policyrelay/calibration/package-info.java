/**
 * Calibration: how far people who label the same things agree, told to whoever asks. It stores
 * nothing.
 */
@ApplicationModule(
    displayName = "Calibration",
    allowedDependencies = {"kernel", "agreement", "agreement :: report"})
@NullMarked
package org.policyrelay.calibration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
