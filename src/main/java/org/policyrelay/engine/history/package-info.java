/** What the engine keeps of the steps that it went through. */
@NullMarked
package org.policyrelay.engine.history;

import org.jspecify.annotations.NullMarked;
