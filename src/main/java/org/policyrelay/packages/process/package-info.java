/** The steps of {@code policy-package.bpmn}, and what its forms ask and show. */
@NullMarked
package org.policyrelay.packages.process;

import org.jspecify.annotations.NullMarked;
