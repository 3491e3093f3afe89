@NullMarked
package org.policyrelay.access;

import org.jspecify.annotations.NullMarked;
