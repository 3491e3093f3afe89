/** The steps of {@code policy-review-cycle}. */
@NullMarked
package org.policyrelay.review.process;

import org.jspecify.annotations.NullMarked;
