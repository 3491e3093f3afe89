/**
 * The lists that somebody stores: what they may ask, what they are called and how long an answer
 * may be.
 */
@NullMarked
package org.policyrelay.engine.door.lists;

import org.jspecify.annotations.NullMarked;
