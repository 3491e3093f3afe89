/** How due jobs are worked off. */
@NullMarked
package org.policyrelay.engine.tuned.jobs;

import org.jspecify.annotations.NullMarked;
