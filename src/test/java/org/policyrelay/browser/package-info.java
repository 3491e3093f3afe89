@NullMarked
package org.policyrelay.browser;

import org.jspecify.annotations.NullMarked;
