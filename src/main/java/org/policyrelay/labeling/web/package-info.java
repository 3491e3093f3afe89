/** Protocols for programs, and as pages for people. */
@NullMarked
package org.policyrelay.labeling.web;

import org.jspecify.annotations.NullMarked;
