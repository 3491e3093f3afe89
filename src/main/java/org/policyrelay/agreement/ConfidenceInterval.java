package org.policyrelay.agreement;

/**
 * Where a coefficient lies if other items of the same sort had been labelled.
 *
 * @param level how often such an interval holds the true value, such as 0.95
 * @param resamples of how many resamples it is
 * @param left how many more resamples left the coefficient undefined and were left out: the more,
 *     the less the interval says
 */
public record ConfidenceInterval(
    double lower, double upper, double level, int resamples, int left) {}
