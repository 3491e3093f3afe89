@NullMarked
package org.policyrelay.publishing;

import org.jspecify.annotations.NullMarked;
