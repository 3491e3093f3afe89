package org.policyrelay.grant;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What somebody asks for an advertiser.
 *
 * @param advertiser the id that the platform knows the advertiser by
 * @param advertiserName as people call it
 * @param clause id of a clause of the policy or of an overlay on it, or of a requirement or an
 *     exception: in full, as {@code apac:alcohol:bn/r1}, from when it is recorded
 * @param scope what is to be let go, in words
 * @param from a date by each market's clock, or an instant
 * @param until the last day by each market's clock, or the first instant at which it holds no more
 * @param renews key of the grant that it takes the place of once that one ends, absent for none
 */
public record GrantRequest(
    String advertiser,
    String advertiserName,
    String policyId,
    String clause,
    SortedSet<Market> markets,
    String scope,
    String from,
    String until,
    @Nullable String renews) {

  public GrantRequest {
    markets = new TreeSet<>(markets);
  }

  /** What it is, in a line. */
  public String title() {
    return "%s, %s (%s)"
        .formatted(advertiserName, subject(), String.join(", ", Market.codes(markets)));
  }

  /** The clause with its policy. */
  public String subject() {
    return clause.contains("/") ? clause : policyId + " " + clause;
  }

  /** The same by the names that the registry has for it. */
  GrantRequest of(String policy, String fullId) {
    return new GrantRequest(
        advertiser, advertiserName, policy, fullId, markets, scope, from, until, renews);
  }
}
