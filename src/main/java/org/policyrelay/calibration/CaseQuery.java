package org.policyrelay.calibration;

import java.time.Instant;

/**
 * Which cases are wanted.
 *
 * @param at when the session is begun
 */
public record CaseQuery(MarketGroup group, String policyId, Instant at) {}
