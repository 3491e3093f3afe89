package org.policyrelay.policy;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * What is different in a market, from an instant on, once a change is withdrawn.
 *
 * @param market ISO country code, or {@link PublishedVersion#EVERYWHERE}
 * @param was the version that would have applied, by the number that readers see; absent for none
 * @param becomes the version whose words apply instead, absent for none
 */
public record Aftermath(
    String policyId, String market, Instant from, @Nullable String was, @Nullable String becomes) {

  boolean isTheSame(Aftermath before) {
    return Objects.equals(was, before.was) && Objects.equals(becomes, before.becomes);
  }
}
