/** How often the engine reads what is deployed. */
@NullMarked
package org.policyrelay.engine.tuned.reads;

import org.jspecify.annotations.NullMarked;
