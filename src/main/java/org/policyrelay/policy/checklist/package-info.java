/**
 * What is asked of an ad: of every policy that applies in a place, what it says item by item, its
 * overlays included, each item with the clause that it rests on.
 */
@NamedInterface("checklist")
@NullMarked
package org.policyrelay.policy.checklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
