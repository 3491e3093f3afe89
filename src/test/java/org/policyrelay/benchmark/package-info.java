/** Measures, and is not part of any test run: {@code mvn -Pbenchmark verify}. */
@NullMarked
package org.policyrelay.benchmark;

import org.jspecify.annotations.NullMarked;
