/** What replaces the engine's insides. */
@NullMarked
package org.policyrelay.engine.tuned;

import org.jspecify.annotations.NullMarked;
