/** Calibration over HTTP. */
@NullMarked
package org.policyrelay.calibration.web;

import org.jspecify.annotations.NullMarked;
