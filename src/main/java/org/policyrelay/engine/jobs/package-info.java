/** How due jobs are worked off. */
@NullMarked
package org.policyrelay.engine.jobs;

import org.jspecify.annotations.NullMarked;
