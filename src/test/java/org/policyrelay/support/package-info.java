@NullMarked
package org.policyrelay.support;

import org.jspecify.annotations.NullMarked;
