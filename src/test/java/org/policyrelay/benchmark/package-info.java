/**
 * Figures that src/docs/benchmark.md shows; run by {@code mvn -Pbenchmark verify}, never by the
 * tests.
 */
@org.jspecify.annotations.NullMarked
package org.policyrelay.benchmark;
