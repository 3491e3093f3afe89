/** How the engine's REST API and web applications are joined to our login, forms and refusals. */
@NullMarked
package org.policyrelay.engine.door.webapp;

import org.jspecify.annotations.NullMarked;
