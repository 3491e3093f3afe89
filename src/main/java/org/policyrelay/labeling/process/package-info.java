/** The process {@code labeling-protocol-change}: its steps, and what its forms show. */
@NullMarked
package org.policyrelay.labeling.process;

import org.jspecify.annotations.NullMarked;
