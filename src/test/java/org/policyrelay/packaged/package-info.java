/**
 * Tests of the packaged jar: what an operator starts, with the settings that src/docs/operations.md
 * names.
 */
@NullMarked
package org.policyrelay.packaged;

import org.jspecify.annotations.NullMarked;
