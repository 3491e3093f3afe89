/** The escalation ladder as the models climb it. */
@NamedInterface("process")
@NullMarked
package org.policyrelay.deadline.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
