/** The steps of {@code policy-change.bpmn}, one class each, and the beans its expressions call. */
@NullMarked
package org.policyrelay.change.process;

import org.jspecify.annotations.NullMarked;
