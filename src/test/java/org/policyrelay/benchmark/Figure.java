package org.policyrelay.benchmark;

/**
 * One measured figure, in milliseconds.
 *
 * @param section what part of the system
 * @param subject what was done
 * @param variant by whom, or with which settings
 * @param repetitions how often, after the first few that do not count
 */
record Figure(
    String section,
    String database,
    int size,
    String subject,
    String variant,
    int repetitions,
    double median,
    double low,
    double high) {}
