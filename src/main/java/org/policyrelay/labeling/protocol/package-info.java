/** What a labeling protocol says, what is wrong with it, and what another one says otherwise. */
@NamedInterface("protocol")
@NullMarked
package org.policyrelay.labeling.protocol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
