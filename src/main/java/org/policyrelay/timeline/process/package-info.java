/** The steps of {@code policy-timeline}. */
@NullMarked
package org.policyrelay.timeline.process;

import org.jspecify.annotations.NullMarked;
