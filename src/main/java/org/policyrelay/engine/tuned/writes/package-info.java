/** What the engine keeps of the steps that it went through. */
@NullMarked
package org.policyrelay.engine.tuned.writes;

import org.jspecify.annotations.NullMarked;
