@NullMarked
package org.policyrelay.handoff;

import org.jspecify.annotations.NullMarked;
