/**
 * The engine's task lists with another plan: which tasks a caller may read is asked of each task
 * that the query finds, by an index, and not by joining the tasks with all of the caller's
 * authorizations. What is shown stays the same, task for task.
 */
@NullMarked
package org.policyrelay.engine.tuned.lists;

import org.jspecify.annotations.NullMarked;
