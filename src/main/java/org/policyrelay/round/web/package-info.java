/** Blind rounds over HTTP. */
@NullMarked
package org.policyrelay.round.web;

import org.jspecify.annotations.NullMarked;
