/** The steps of {@code policy-exception}, and what is shown at them. */
@NullMarked
package org.policyrelay.grant.process;

import org.jspecify.annotations.NullMarked;
