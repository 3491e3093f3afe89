/** Forms checked on the server: the engine itself leaves that to the browser. */
@NullMarked
package org.policyrelay.engine.door.form;

import org.jspecify.annotations.NullMarked;
