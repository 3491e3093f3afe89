/** Deadlines over HTTP. */
@NullMarked
package org.policyrelay.deadline.web;

import org.jspecify.annotations.NullMarked;
