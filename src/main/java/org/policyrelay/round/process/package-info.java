/** The steps of {@code blind-round}. */
@NullMarked
package org.policyrelay.round.process;

import org.jspecify.annotations.NullMarked;
