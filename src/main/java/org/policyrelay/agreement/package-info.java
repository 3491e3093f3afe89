/**
 * How far people who label the same things agree, and whether a rater or an item keeps them from
 * it: pure functions of their ratings.
 *
 * <p>{@link org.policyrelay.agreement.Ratings} are checked once and never change; each {@link
 * org.policyrelay.agreement.Measure} is one coefficient of them, {@link
 * org.policyrelay.agreement.Bootstrap} says how sure it is. What cannot be computed is {@link
 * org.policyrelay.agreement.Measured.Undefined} with its reason, never a number.
 */
@ApplicationModule(
    displayName = "Agreement",
    allowedDependencies = {"kernel"})
@NullMarked
package org.policyrelay.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
