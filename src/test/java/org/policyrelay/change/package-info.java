@NullMarked
package org.policyrelay.change;

import org.jspecify.annotations.NullMarked;
