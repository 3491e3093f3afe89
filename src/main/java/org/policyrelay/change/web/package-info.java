/** Policy changes over HTTP: the API for programs and the pages for people. */
@NullMarked
package org.policyrelay.change.web;

import org.jspecify.annotations.NullMarked;
