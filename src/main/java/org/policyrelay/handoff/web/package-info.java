/** Handoffs and the clocks on them over HTTP. */
@NullMarked
package org.policyrelay.handoff.web;

import org.jspecify.annotations.NullMarked;
