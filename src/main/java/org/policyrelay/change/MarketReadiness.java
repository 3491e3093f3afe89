package org.policyrelay.change;

import java.util.List;

/**
 * Whether a change may go live in a market.
 *
 * @param market ISO country code, or {@code *} for everywhere
 * @param ready what the gate's table said
 * @param missing codes of the readiness parts that are not done there
 */
public record MarketReadiness(String market, boolean ready, List<String> missing) {}
