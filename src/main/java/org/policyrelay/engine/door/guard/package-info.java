/** The guards around the engine's services and how their refusals reach the caller. */
@NullMarked
package org.policyrelay.engine.door.guard;

import org.jspecify.annotations.NullMarked;
