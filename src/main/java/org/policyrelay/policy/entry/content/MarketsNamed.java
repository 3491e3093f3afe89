package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;

/**
 * The markets that a policy names, where its items may hold.
 *
 * @param countries empty = everywhere
 */
public record MarketsNamed(Set<String> countries) {

  public static MarketsNamed of(JsonNode jurisdictions) {
    var countries = new HashSet<String>();
    jurisdictions.forEach(one -> countries.add(one.asText()));
    return new MarketsNamed(countries);
  }

  /** What is wrong with a market that an item names. */
  Optional<FieldError> errorIn(String place, String market) {
    if (!Places.isKnown(market)) {
      return Optional.of(
          new FieldError(
              place,
              "unknown-market",
              "must be an ISO 3166-1 alpha-2 code such as SG, or a part such as AU-NSW"));
    }
    return countries.isEmpty() || countries.contains(Places.country(market))
        ? Optional.empty()
        : Optional.of(
            new FieldError(
                place, "market-not-named", "must be a market that the policy names itself"));
  }

  /** The same where {@code *} stands for every market that is not named. */
  public Optional<FieldError> errorInOrElse(String place, String market) {
    return market.equals(Market.EVERYWHERE.code()) ? Optional.empty() : errorIn(place, market);
  }
}
