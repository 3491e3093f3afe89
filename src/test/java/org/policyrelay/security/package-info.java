/** What an attacker would try, at every door there is. */
@NullMarked
package org.policyrelay.security;

import org.jspecify.annotations.NullMarked;
