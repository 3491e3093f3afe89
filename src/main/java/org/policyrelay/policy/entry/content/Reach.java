package org.policyrelay.policy.entry.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an item is for.
 *
 * @param markets countries or parts of them in which the ad is shown; empty = all of the policy's
 * @param topic code of the topic, absent = whatever the ad is about
 * @param advertiserCountries where the advertiser is; empty = anywhere
 * @param channels in which the ad is shown; empty = all of the entry's
 */
public record Reach(
    List<String> markets,
    @Nullable String topic,
    List<String> advertiserCountries,
    List<String> channels) {

  /** For everybody whom the policy is for. */
  public static final Reach EVERYBODY = new Reach(List.of(), null, List.of(), List.of());

  public Reach {
    markets = List.copyOf(markets);
    advertiserCountries = List.copyOf(advertiserCountries);
    channels = List.copyOf(channels);
  }

  /** Whether it holds in the market for ads about the topic; an absent topic is any. */
  public boolean covers(String market, @Nullable String wanted) {
    return (markets.isEmpty() || Places.cover(markets, market))
        && (topic == null || wanted == null || topic.equals(wanted));
  }
}
