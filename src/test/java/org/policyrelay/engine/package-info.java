@NullMarked
package org.policyrelay.engine;

import org.jspecify.annotations.NullMarked;
