/** The steps of {@code policy-publication.bpmn}, one class each, and its dates. */
@NullMarked
package org.policyrelay.publishing.process;

import org.jspecify.annotations.NullMarked;
