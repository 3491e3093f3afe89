/** The steps of {@code team-handoff.bpmn}, one class each, and the beans its expressions call. */
@NullMarked
package org.policyrelay.handoff.process;

import org.jspecify.annotations.NullMarked;
