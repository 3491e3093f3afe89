/**
 * The items of an entry as people write them into a form: a block of lines for each, a name, a
 * colon and what it says. What shows as before stays to the letter, and what is wrong is told by
 * the item and the name. A part of {@code entry}'s world: it knows entries and nothing of what is
 * published.
 */
@NamedInterface("written")
@NullMarked
package org.policyrelay.policy.written;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
