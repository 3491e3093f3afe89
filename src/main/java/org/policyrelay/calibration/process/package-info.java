/** The steps of {@code calibration-session}. */
@NullMarked
package org.policyrelay.calibration.process;

import org.jspecify.annotations.NullMarked;
