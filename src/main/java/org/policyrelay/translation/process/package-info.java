/** The steps of {@code policy-translation}, and what is shown at them. */
@NullMarked
package org.policyrelay.translation.process;

import org.jspecify.annotations.NullMarked;
