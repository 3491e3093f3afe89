/** Packages over HTTP, for programs and for people; never for the public. */
@NullMarked
package org.policyrelay.packages.web;

import org.jspecify.annotations.NullMarked;
