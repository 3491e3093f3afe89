/** How often the engine reads what is deployed. */
@NullMarked
package org.policyrelay.engine.definition;

import org.jspecify.annotations.NullMarked;
