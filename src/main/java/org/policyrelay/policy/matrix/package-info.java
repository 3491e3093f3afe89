/**
 * What applies at the moment in every market at once: category by category, below each its topics,
 * and where something is missing.
 */
@NamedInterface("matrix")
@NullMarked
package org.policyrelay.policy.matrix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
