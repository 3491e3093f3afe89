/** The engine's statements, each read from its mapping when it is first needed. */
@NullMarked
package org.policyrelay.engine.tuned.startup;

import org.jspecify.annotations.NullMarked;
