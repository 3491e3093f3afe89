/** Translations over HTTP: read by anybody, proposed by Ad Policy. */
@NullMarked
package org.policyrelay.translation.web;

import org.jspecify.annotations.NullMarked;
