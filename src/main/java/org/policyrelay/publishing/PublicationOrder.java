package org.policyrelay.publishing;

import java.time.Instant;
import java.util.Map;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * What is to be published.
 *
 * @param origin key of the work that asks for it, such as {@code PC-2026-17}
 * @param approvedHash hash of the content that was approved; anything else is refused
 * @param releases from when it applies, by market; {@code *} for everywhere
 * @param publishAt when the public may see it
 */
public record PublicationOrder(
    String origin,
    PolicyEntry entry,
    String version,
    String approvedHash,
    Map<Market, Instant> releases,
    Instant publishAt) {}
