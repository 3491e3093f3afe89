/** The registry over HTTP, in the shape of the Ad Context Protocol's policy registry. */
@NullMarked
package org.policyrelay.policy.web;

import org.jspecify.annotations.NullMarked;
