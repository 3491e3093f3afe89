/**
 * What a policy is made of: an entry in the Ad Context Protocol's shape, its text as it is written
 * and\n * as it is seen, its clauses, and a published version of it. The lowest room of the
 * registry.
 */
@NamedInterface("entry")
@NullMarked
package org.policyrelay.policy.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
