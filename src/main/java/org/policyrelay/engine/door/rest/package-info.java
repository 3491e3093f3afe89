/**
 * What stands between the engine and whoever asks over HTTP: a read leaves nothing behind and is
 * tried once more when it meets a change, and whatever goes wrong is answered with a status, a code
 * and a sentence.
 */
@NullMarked
package org.policyrelay.engine.door.rest;

import org.jspecify.annotations.NullMarked;
