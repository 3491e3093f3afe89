/** What somebody who wants to break in would try, kept as tests. */
@NullMarked
package org.policyrelay.security;

import org.jspecify.annotations.NullMarked;
