/**
 * What changed between two entries, and what kind of change that is: by clause, by word, by how\n *
 * strict. Knows entries and nothing of what is published.
 */
@NamedInterface("compare")
@NullMarked
package org.policyrelay.policy.compare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
