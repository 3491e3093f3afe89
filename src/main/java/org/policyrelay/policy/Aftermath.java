package org.policyrelay.policy;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What is different in a market, from an instant on, once a change is withdrawn.
 *
 * @param was the version that would have applied, by the number that readers see; absent for none
 * @param becomes the version whose words apply instead, absent for none
 */
public record Aftermath(
    String policyId, Market market, Instant from, @Nullable String was, @Nullable String becomes) {

  boolean isTheSame(Aftermath before) {
    return Objects.equals(was, before.was) && Objects.equals(becomes, before.becomes);
  }
}
