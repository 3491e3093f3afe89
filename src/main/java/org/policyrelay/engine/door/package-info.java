/**
 * What checks whoever comes in, whichever way: the guards around the engine's services, the forms,
 * the expressions, the stored lists, the HTTP APIs and the web applications. Nothing of it hangs on
 * a switch. Beside it stand the two places where the relay meets the engine's insides for
 * everybody: its clock and its managers.
 */
@NullMarked
package org.policyrelay.engine.door;

import org.jspecify.annotations.NullMarked;
