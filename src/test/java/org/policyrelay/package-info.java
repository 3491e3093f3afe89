@NullMarked
package org.policyrelay;

import org.jspecify.annotations.NullMarked;
