package org.policyrelay.policy.checklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.RequirementValue;

/**
 * What somebody asks about an ad.
 *
 * @param place where it is to be shown: a country or a part of one, such as {@code AU-NSW}
 * @param topic what it is about, by its code or its name; absent = whatever that is
 * @param channel in which it is to be shown, absent = in any
 * @param advertiserCountry where the advertiser is, absent = wherever
 * @param audience the youngest whom it may reach, in years; absent = not said
 * @param at when
 */
public record AdQuestion(
    String place,
    @Nullable String topic,
    @Nullable String channel,
    @Nullable String advertiserCountry,
    @Nullable Integer audience,
    Instant at) {

  /** The same where nothing is said of the audience. */
  public AdQuestion(
      String place,
      @Nullable String topic,
      @Nullable String channel,
      @Nullable String advertiserCountry,
      Instant at) {
    this(place, topic, channel, advertiserCountry, null, at);
  }

  /**
   * Whether the ad may reach younger people than a requirement lets it. Only an age is weighed:
   * what is asked of a targeting in words a person has to read.
   */
  public boolean isTooYoungFor(Requirement requirement) {
    return audience != null
        && requirement.value() instanceof RequirementValue.Age age
        && age.years() > audience;
  }

  /** The country, by which policies are released. */
  public Market market() {
    return new Market(Places.country(place));
  }

  /** The same of a topic by its code, or of none. */
  public AdQuestion about(@Nullable String other) {
    return new AdQuestion(place, other, channel, advertiserCountry, audience, at);
  }

  /** The same of another place. */
  public AdQuestion in(String other) {
    return new AdQuestion(other, topic, channel, advertiserCountry, audience, at);
  }

  /**
   * Whether an item is for the ad. What is asked of a part of the country is not left out for it.
   */
  public boolean isFor(Reach reach) {
    return (reach.covers(place, topic) || isForAPart(reach))
        && (advertiserCountry == null
            || reach.advertiserCountries().isEmpty()
            || reach.advertiserCountries().contains(advertiserCountry))
        && (channel == null || reach.channels().isEmpty() || reach.channels().contains(channel));
  }

  /** Asked for a whole country, what holds in a part of it belongs to the answer. */
  private boolean isForAPart(Reach reach) {
    return reach.markets().stream()
        .anyMatch(market -> market.startsWith(place + "-") && reach.covers(market, topic));
  }
}
