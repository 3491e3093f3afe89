/**
 * What a market adds to a policy: whether it may, what both say together, and what of it applies
 * when. Pure values over entries and their comparison; the registry reads and keeps them.
 */
@NamedInterface("overlay")
@NullMarked
package org.policyrelay.policy.overlay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
