package org.policyrelay.policy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What is different in a market, from an instant on, once a change is withdrawn.
 *
 * @param was the version that would have applied, by the number that readers see; absent for none
 * @param becomes the version whose words apply instead, absent for none
 * @param readAs the number by which readers will find those words: that of a version that brings
 *     them back, or their own; absent for none
 */
public record Aftermath(
    String policyId,
    Market market,
    Instant from,
    @Nullable String was,
    @Nullable String becomes,
    @Nullable String readAs) {

  boolean isTheSame(Aftermath before) {
    return Objects.equals(was, before.was)
        && Objects.equals(becomes, before.becomes)
        && Objects.equals(readAs, before.readAs);
  }

  /** Such as {@code version 3.0.0, with the text of 1.0.0,}; empty where nothing applies. */
  public Optional<String> words() {
    return Optional.ofNullable(readAs)
        .map(
            number ->
                number.equals(becomes)
                    ? "version " + number
                    : "version %s, with the text of %s,".formatted(number, becomes));
  }
}
